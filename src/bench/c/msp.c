#include "msp.h"

static uint8_t msp_sum(const uint8_t *bytes, size_t length) {
  uint8_t sum = 0;
  for (size_t i = 0; i < length; i++) sum += bytes[i];
  return sum;
}

bool msp_next(struct msp_input *in, struct msp_frame *frame) {
  while (in->end - in->p >= MSP_OVERHEAD) {
    const uint8_t *p = in->p;
    size_t length = (size_t)p[2] << 8 | p[3];
    if (p[0] == 0xAA && p[1] == 0x55 && length >= MSP_OVERHEAD && length <= in->limit) {
      if ((size_t)(in->end - p) < length) return false;
      if (msp_sum(p + MSP_HEADER, length - MSP_OVERHEAD) == p[length - 1]) {
        frame->version = p[4];
        frame->type = p[5];
        frame->payload = p + MSP_HEADER;
        frame->length = length - MSP_OVERHEAD;
        in->p += length;
        return true;
      }
    }
    in->p++;
    in->skipped++;
  }
  return false;
}

size_t msp_encode(uint8_t *out, uint8_t version, uint8_t type, const uint8_t *payload, size_t length) {
  size_t whole = length + MSP_OVERHEAD;
  out[0] = 0xAA;
  out[1] = 0x55;
  out[2] = (uint8_t)(whole >> 8);
  out[3] = (uint8_t)whole;
  out[4] = version;
  out[5] = type;
  memcpy(out + MSP_HEADER, payload, length);
  out[whole - 1] = msp_sum(payload, length);
  return whole;
}
