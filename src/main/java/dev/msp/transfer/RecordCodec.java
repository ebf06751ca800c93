package dev.msp.transfer;

import dev.msp.frame.Bytes;
import dev.msp.transfer.FileRecord.Accept;
import dev.msp.transfer.FileRecord.Ask;
import dev.msp.transfer.FileRecord.Data;
import dev.msp.transfer.FileRecord.Done;
import dev.msp.transfer.FileRecord.End;
import dev.msp.transfer.FileRecord.Entry;
import dev.msp.transfer.FileRecord.Held;
import dev.msp.transfer.FileRecord.ListAll;
import dev.msp.transfer.FileRecord.Names;
import dev.msp.transfer.FileRecord.Offer;
import dev.msp.transfer.FileRecord.Refuse;
import dev.msp.transfer.FileRecord.Seen;
import dev.msp.transfer.FileRecord.Start;
import dev.msp.transfer.FileRecord.Working;
import java.util.ArrayList;
import java.util.List;

/** Turns blocks of a channel into records. */
final class RecordCodec {

  static final int OFFER = 0x01;
  static final int ACCEPT = 0x02;
  static final int START = 0x03;
  static final int DATA = 0x04;
  static final int END = 0x05;
  static final int DONE = 0x06;
  static final int SEEN = 0x07;
  static final int REFUSE = 0x08;
  static final int ASK = 0x09;
  static final int LIST = 0x0A;
  static final int NAMES = 0x0B;
  static final int WORKING = 0x0C;

  private RecordCodec() {}

  /**
   * Reads one.
   *
   * @param block all of it; a {@link Data} keeps it
   * @throws TransferException if it is none: unknown, too short, too long, or a field out of range
   */
  static FileRecord decode(byte[] block) throws TransferException {
    RecordReader in = new RecordReader(block);
    int op = in.u8();
    if (op == DATA) {
      in.require(block.length > 1, "DATA without data");
      return new Data(block);
    }
    FileRecord record = decode(op, in);
    in.end();
    return record;
  }

  private static FileRecord decode(int op, RecordReader in) throws TransferException {
    return switch (op) {
      case OFFER -> offer(in);
      case ACCEPT -> accept(in);
      case START -> new Start(in.size());
      case END -> new End(in.bytes(FileRecord.HASH));
      case DONE -> new Done(in.rest(FileRecord.MAX_NAME));
      case SEEN -> new Seen();
      case REFUSE -> new Refuse(Refusal.of(in.u8()).orElse(Refusal.FAILED), in.u32(), in.words());
      case ASK -> new Ask(in.rest(FileRecord.MAX_NAME));
      case LIST -> new ListAll(in.rest(FileRecord.MAX_NAME));
      case NAMES -> names(in);
      case WORKING -> new Working();
      default -> throw in.fault("the record " + Integer.toHexString(op) + " is unknown");
    };
  }

  private static Offer offer(RecordReader in) throws TransferException {
    int ifThere = in.u8();
    in.require(ifThere < IfThere.values().length, "OFFER asks for something unknown");
    Bytes id = in.bytes(FileRecord.ID);
    return new Offer(IfThere.values()[ifThere], id, in.size(), in.rest(FileRecord.MAX_NAME));
  }

  private static Accept accept(RecordReader in) throws TransferException {
    int count = in.u8();
    in.require(count <= FileRecord.MAX_HELD, "ACCEPT holds too many places");
    List<Held> held = new ArrayList<>();
    long before = 0;
    for (int i = 0; i < count; i++) {
      Held place = new Held(in.size(), in.bytes(FileRecord.HASH));
      in.require(place.offset() > before, "the places of an ACCEPT do not ascend");
      before = place.offset();
      held.add(place);
    }
    return new Accept(held);
  }

  private static Names names(RecordReader in) throws TransferException {
    List<Entry> entries = new ArrayList<>();
    while (in.hasMore()) {
      long size = in.size();
      entries.add(new Entry(size, in.text(in.u16(), FileRecord.MAX_NAME)));
    }
    return new Names(entries);
  }

  /**
   * Returns whether whoever sends a file says this of it: it may still come after the file was
   * given up by its receiver. What a receiver says never does, for the sender waits for it.
   */
  static boolean isOfSender(FileRecord record) {
    return record instanceof Start
        || record instanceof Data
        || record instanceof End
        || record instanceof Seen;
  }

  /** Returns a record as a block; not for {@link Data}, which is sent as it is. */
  static byte[] encode(FileRecord record) {
    RecordWriter out = new RecordWriter();
    if (record instanceof Offer offer) {
      out.u8(OFFER).u8(offer.ifThere().ordinal()).bytes(offer.id()).u64(offer.size());
      out.text(offer.name());
    } else if (record instanceof Accept accept) {
      out.u8(ACCEPT).u8(accept.held().size());
      accept.held().forEach(held -> out.u64(held.offset()).bytes(held.hash()));
    } else if (record instanceof Start start) {
      out.u8(START).u64(start.offset());
    } else if (record instanceof End end) {
      out.u8(END).bytes(end.hash());
    } else if (record instanceof Refuse refuse) {
      out.u8(REFUSE).u8(refuse.why().code()).u32(refuse.request());
      out.text(FileName.cut(refuse.text(), FileRecord.MAX_TEXT));
    } else if (record instanceof Names names) {
      out.u8(NAMES);
      names.entries().forEach(entry -> out.u64(entry.size()).counted(entry.name()));
    } else {
      encodeSmall(record, out);
    }
    return out.toArray();
  }

  private static void encodeSmall(FileRecord record, RecordWriter out) {
    if (record instanceof Done done) {
      out.u8(DONE).text(done.name());
    } else if (record instanceof Ask ask) {
      out.u8(ASK).text(ask.name());
    } else if (record instanceof ListAll list) {
      out.u8(LIST).text(list.name());
    } else if (record instanceof Seen) {
      out.u8(SEEN);
    } else if (record instanceof Working) {
      out.u8(WORKING);
    } else {
      throw new IllegalArgumentException("data is sent as it is");
    }
  }
}
