/*
 * Many connections from one epoll loop.
 *
 *   load PORT SESSIONS WARMUP_MS COUNTED_MS   one DATA of 32 bytes in flight on each; prints exchanges per second
 *   load PORT SESSIONS                        one exchange on each, prints "ready", holds them until standard input ends
 */
#define _GNU_SOURCE
#include "msp.h"
#include "net.h"

#include <sys/epoll.h>

enum { EVENTS = 1024, PAYLOAD = 32 };

static uint8_t frame[PAYLOAD + MSP_OVERHEAD];
static uint8_t *halves; /* bytes of an ACK that came so far, by descriptor */

static void send_one(int fd) { write_all(fd, frame, sizeof frame); }

/* Returns whether the ACK is complete. It comes in one piece nearly always; the sum of each is checked. */
static bool take_ack(int fd) {
  uint8_t bytes[64];
  ssize_t n = read(fd, bytes, sizeof bytes);
  need(n > 0, "read");
  if (halves[fd] == 0 && n == MSP_ACK_LENGTH) {
    struct msp_input in = {.p = bytes, .end = bytes + n, .limit = MSP_MAX};
    struct msp_frame ack;
    if (!msp_next(&in, &ack) || ack.type != MSP_ACK) exit(3);
    return true;
  }
  halves[fd] = (uint8_t)(halves[fd] + n);
  if (halves[fd] < MSP_ACK_LENGTH) return false;
  halves[fd] = 0;
  return true;
}

/* Runs until the time is over or, with again false, until each session had its ACK. Returns the exchanges. */
static long run(int epoll, uint64_t until, bool again, long sessions) {
  long done = 0;
  while (again ? now_ns() < until : done < sessions) {
    struct epoll_event events[EVENTS];
    int n = epoll_wait(epoll, events, EVENTS, 100);
    for (int i = 0; i < n; i++) {
      if (!take_ack(events[i].data.fd)) continue;
      done++;
      if (again) send_one(events[i].data.fd);
    }
  }
  return done;
}

static void open_all(int epoll, int port, long sessions) {
  for (long i = 0; i < sessions; i++) {
    int fd = connect_loopback(port);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
    need(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event) == 0, "epoll_ctl");
    send_one(fd);
  }
}

int main(int argc, char **argv) {
  if (argc < 3) return 2;
  long sessions = atol(argv[2]);
  uint8_t payload[PAYLOAD];
  memset(payload, 'x', sizeof payload);
  msp_encode(frame, 1, MSP_DATA, payload, PAYLOAD);
  need((halves = calloc((size_t)sysconf(_SC_OPEN_MAX), 1)) != NULL, "calloc");
  int epoll = epoll_create1(EPOLL_CLOEXEC);
  open_all(epoll, atoi(argv[1]), sessions);
  if (argc < 5) {
    run(epoll, 0, false, sessions);
    printf("ready\n");
    fflush(stdout);
    while (getchar() != EOF) continue;
    return 0;
  }
  run(epoll, now_ns() + (uint64_t)atol(argv[3]) * 1000000u, true, sessions);
  uint64_t start = now_ns();
  long done = run(epoll, start + (uint64_t)atol(argv[4]) * 1000000u, true, sessions);
  printf("%.0f\n", (double)done * 1e9 / (double)(now_ns() - start));
  return 0;
}
