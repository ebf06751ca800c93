/*
 * Time of the codec alone, on a stream that the harness wrote, so that Java gets the same bytes.
 *
 *   codec decode FILE   the whole file is one read; prints ns per frame
 *   codec encode FILE   encodes its frames again into one buffer; prints ns per frame
 */
#define _GNU_SOURCE
#include "msp.h"
#include "net.h"

/* As many and as long as the iterations of JMH, of which the harness takes the best too. */
enum { MOST = 1 << 20, REPEATS = 40, EACH_NS = 5000000 };

static uint8_t stream[MOST];
static uint8_t out[MOST];
static struct msp_frame frames[MOST / MSP_OVERHEAD];

/* Keeps the compiler from dropping or merging repetitions. */
static void used(void *p) { __asm__ volatile("" : : "g"(p) : "memory"); }

__attribute__((noinline)) static long decode(const uint8_t *bytes, size_t length) {
  struct msp_input in = {.p = bytes, .end = bytes + length, .limit = MSP_MAX};
  struct msp_frame frame;
  long found = 0;
  size_t seen = 0;
  while (msp_next(&in, &frame)) {
    found++;
    seen += frame.length + frame.type;
  }
  used(&seen);
  return found;
}

__attribute__((noinline)) static long encode(long count) {
  size_t length = 0;
  for (long i = 0; i < count; i++) {
    length += msp_encode(out + length, 1, frames[i].type, frames[i].payload, frames[i].length);
  }
  used(out);
  return count;
}

/* Returns ns per frame of the best repetition: neighbours on the machine only ever add. */
static double measure(bool decoding, size_t length, long count) {
  double best = 1e18;
  for (int repeat = 0; repeat < REPEATS; repeat++) {
    uint64_t start = now_ns(), taken;
    long done = 0;
    do {
      long found = decoding ? decode(stream, length) : encode(count);
      if (found != count) exit(3);
      done += found;
      used(stream);
    } while ((taken = now_ns() - start) < EACH_NS);
    double time = (double)taken / (double)done;
    if (time < best) best = time;
  }
  return best;
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  FILE *file = fopen(argv[2], "rb");
  need(file != NULL, argv[2]);
  size_t length = fread(stream, 1, MOST, file);
  struct msp_input in = {.p = stream, .end = stream + length, .limit = MSP_MAX};
  long count = 0;
  while (msp_next(&in, &frames[count])) count++;
  if (count == 0 || in.p != in.end) return 3;
  printf("%.4f\n", measure(strcmp(argv[1], "decode") == 0, length, count));
  return 0;
}
