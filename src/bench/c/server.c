/*
 * Answers every DATA with an ACK: one epoll loop for all connections, all frames of one read answered with one write.
 * Prints "port N" when it listens and ends when its standard input does.
 */
#define _GNU_SOURCE
#include "msp.h"
#include "net.h"

#include <sys/epoll.h>

enum { ROOM = 128 * 1024, EVENTS = 1024, ACKS = ROOM / MSP_OVERHEAD * MSP_ACK_LENGTH + MSP_ACK_LENGTH };

/* The start of a frame that one read left over; kept only while there is one. */
struct rest {
  uint8_t *bytes;
  size_t length;
};

static struct rest *rests;
static uint8_t shared[ROOM];
static uint8_t acks[ACKS];

static void close_connection(int fd) {
  free(rests[fd].bytes);
  rests[fd] = (struct rest){0};
  close(fd);
}

static void answer(int fd, struct msp_input *in) {
  struct msp_frame frame;
  size_t length = 0;
  while (msp_next(in, &frame)) {
    if (frame.type == MSP_DATA) length += msp_ack(acks + length, frame.version);
  }
  /* The peers of a benchmark bound what is in flight, so this never fills the socket. */
  if (length > 0) write_all(fd, acks, length);
}

/* Keeps what is left behind the last whole frame; a buffer that is there already is used again. */
static void keep(struct rest *rest, const struct msp_input *in) {
  size_t left = (size_t)(in->end - in->p);
  if (left == 0) {
    free(rest->bytes);
    *rest = (struct rest){0};
    return;
  }
  if (rest->bytes == NULL) need((rest->bytes = malloc(ROOM)) != NULL, "malloc");
  memmove(rest->bytes, in->p, left);
  rest->length = left;
}

static void readable(int fd) {
  struct rest *rest = &rests[fd];
  uint8_t *buffer = rest->bytes != NULL ? rest->bytes : shared;
  ssize_t n = read(fd, buffer + rest->length, ROOM - rest->length);
  if (n < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (n <= 0) {
    close_connection(fd);
    return;
  }
  struct msp_input in = {.p = buffer, .end = buffer + rest->length + (size_t)n, .limit = MSP_MAX};
  answer(fd, &in);
  keep(rest, &in);
}

static void watch(int epoll, int fd) {
  struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
  need(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event) == 0, "epoll_ctl");
}

static void accept_all(int epoll, int listener) {
  int fd;
  while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
    no_delay(fd);
    watch(epoll, fd);
  }
  need(errno == EAGAIN, "accept");
}

static int listen_loopback(void) {
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  struct sockaddr_in address = loopback(0);
  socklen_t length = sizeof address;
  need(bind(fd, (struct sockaddr *)&address, length) == 0 && listen(fd, 4096) == 0, "listen");
  need(getsockname(fd, (struct sockaddr *)&address, &length) == 0, "getsockname");
  printf("port %d\n", ntohs(address.sin_port));
  fflush(stdout);
  return fd;
}

int main(void) {
  need((rests = calloc((size_t)sysconf(_SC_OPEN_MAX), sizeof *rests)) != NULL, "calloc");
  int epoll = epoll_create1(EPOLL_CLOEXEC);
  int listener = listen_loopback();
  watch(epoll, listener);
  watch(epoll, STDIN_FILENO);
  for (;;) {
    struct epoll_event events[EVENTS];
    int n = epoll_wait(epoll, events, EVENTS, -1);
    for (int i = 0; i < n; i++) {
      int fd = events[i].data.fd;
      if (fd == STDIN_FILENO) return 0;
      if (fd == listener) accept_all(epoll, listener);
      else readable(fd);
    }
  }
}
