/*
 * The MSP frame in C: what the Java codec is measured against.
 *
 *   AA 55 | LENGTH u16 big-endian, whole frame | VERSION | TYPE | PAYLOAD | CRC = sum of PAYLOAD mod 256
 *
 * The decoder works in place on what was read and checks everything that a stream decoder has to check. It resumes one
 * byte after a failed check; it is fed clean streams only, so it does without the running sums of the Java decoder. As in
 * any library it lives in an object file of its own and keeps its state in a struct.
 */
#ifndef MSP_H
#define MSP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { MSP_DATA = 0x10, MSP_ACK = 0x11, MSP_HEADER = 6, MSP_OVERHEAD = 7, MSP_MAX = 65535, MSP_ACK_LENGTH = 9 };

struct msp_frame {
  const uint8_t *payload;
  size_t length; /* of the payload */
  uint8_t version;
  uint8_t type;
};

/* Bytes that were read and not decoded yet: from p to end. */
struct msp_input {
  const uint8_t *p;
  const uint8_t *end;
  size_t limit;    /* greatest LENGTH taken */
  size_t skipped;  /* bytes that belonged to no good frame */
};

/* Finds the next good frame. False: what is left from p on is the beginning of a frame, or nothing. */
bool msp_next(struct msp_input *in, struct msp_frame *frame);

/* Writes one frame to out and returns its length. */
size_t msp_encode(uint8_t *out, uint8_t version, uint8_t type, const uint8_t *payload, size_t length);

/* Writes the ACK of a frame and returns its length. */
static inline size_t msp_ack(uint8_t *out, uint8_t version) {
  return msp_encode(out, version == 2 ? 2 : 1, MSP_ACK, (const uint8_t *)"OK", 2);
}

#endif
