/*
 * One blocking connection.
 *
 *   client ping   PORT SIZE WARMUP COUNT                   one frame in flight; prints "p50 p99" of the round trip in ns
 *   client window PORT SIZE WARMUP_MS COUNTED_MS WINDOW    WINDOW frames in flight; prints frames per second
 *
 * SIZE is LENGTH, the whole frame.
 */
#define _GNU_SOURCE
#include "msp.h"
#include "net.h"

enum { ROOM = 64 * 1024 };

static uint8_t buffer[ROOM];
static size_t kept;

/* Waits for bytes and returns how many ACKs they completed. */
static long read_acks(int fd) {
  ssize_t n = read(fd, buffer + kept, ROOM - kept);
  need(n > 0, "read");
  struct msp_input in = {.p = buffer, .end = buffer + kept + (size_t)n, .limit = MSP_MAX};
  struct msp_frame frame;
  long acks = 0;
  while (msp_next(&in, &frame)) {
    acks += frame.type == MSP_ACK && frame.length == 2 && memcmp(frame.payload, "OK", 2) == 0;
  }
  kept = (size_t)(in.end - in.p);
  memmove(buffer, in.p, kept);
  return acks;
}

static int by_value(const void *a, const void *b) {
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return (x > y) - (x < y);
}

static void ping(int fd, const uint8_t *payload, size_t length, long warmup, long count) {
  static uint8_t frame[MSP_MAX];
  uint64_t *times = calloc((size_t)count, sizeof *times);
  need(times != NULL, "calloc");
  for (long i = -warmup; i < count; i++) {
    uint64_t start = now_ns();
    write_all(fd, frame, msp_encode(frame, 1, MSP_DATA, payload, length));
    while (read_acks(fd) == 0) continue;
    if (i >= 0) times[i] = now_ns() - start;
  }
  qsort(times, (size_t)count, sizeof *times, by_value);
  printf("%lu %lu\n", times[count / 2], times[count - 1 - count / 100]);
}

/* Keeps window frames in flight for some time and returns the frames acknowledged per second. */
static double exchange(int fd, const uint8_t *payload, size_t length, long ms, long window) {
  uint8_t *out = malloc((size_t)window * (length + MSP_OVERHEAD));
  need(out != NULL, "malloc");
  uint64_t start = now_ns(), until = start + (uint64_t)ms * 1000000u;
  long sent = 0, acked = 0;
  do {
    size_t used = 0;
    for (; sent - acked < window; sent++) used += msp_encode(out + used, 1, MSP_DATA, payload, length);
    write_all(fd, out, used);
    acked += read_acks(fd);
  } while (now_ns() < until);
  while (acked < sent) acked += read_acks(fd);
  free(out);
  return (double)acked * 1e9 / (double)(now_ns() - start);
}

int main(int argc, char **argv) {
  if (argc < 6) return 2;
  int fd = connect_loopback(atoi(argv[2]));
  size_t length = (size_t)atol(argv[3]) - MSP_OVERHEAD;
  long warmup = atol(argv[4]), count = atol(argv[5]);
  static uint8_t payload[MSP_MAX];
  for (size_t i = 0; i < length; i++) payload[i] = (uint8_t)('a' + i % 26);
  if (strcmp(argv[1], "ping") == 0) {
    ping(fd, payload, length, warmup, count);
    return 0;
  }
  if (argc < 7) return 2;
  exchange(fd, payload, length, warmup, atol(argv[6]));
  printf("%.0f\n", exchange(fd, payload, length, count, atol(argv[6])));
  return 0;
}
