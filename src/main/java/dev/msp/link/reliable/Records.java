package dev.msp.link.reliable;

import dev.msp.frame.Bytes;
import dev.msp.link.CloseReason;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What goes into the stream of an open link and what comes out of it: control records, messages,
 * channels. Control goes before messages, and messages before everything else, so that a file never
 * keeps a message waiting. Source: MSP protocol, section 4.3, rule 11.
 */
final class Records implements RecordReader.Sink {

  private final boolean initiator;
  private final MessageBook book;
  private final Conversations conversations;
  private final ReliableEffects effects;
  private final Outflow control;
  private final Outflow messages;
  private final Channels channels;

  private @Nullable CloseReason why;
  private boolean endAsked;
  private boolean endQueued;
  private boolean byeReceived;
  private String byeText = "";
  private String farewell = "";
  private boolean resumeSent;
  private boolean resumed;
  private boolean refusesMessages;

  /**
   * Makes the records of a link that begins.
   *
   * @param longest bytes of data that the longest frame carries
   */
  Records(
      boolean initiator,
      MessageBook book,
      Conversations conversations,
      ReliableEffects effects,
      int longest) {
    this.initiator = initiator;
    this.book = book;
    this.conversations = conversations;
    this.effects = effects;
    this.control = new Outflow(RecordReader.CONTROL, longest);
    this.messages = new Outflow(RecordReader.MESSAGES, longest);
    this.channels = new Channels(this::order, effects, initiator, longest);
  }

  MessageBook book() {
    return book;
  }

  Channels channels() {
    return channels;
  }

  /** The other end may send no messages. */
  void refuseMessages() {
    refusesMessages = true;
  }

  void opened() {
    book.opened(initiator);
    if (initiator) {
      sendResume();
    }
  }

  private void sendResume() {
    resumeSent = true;
    Bytes memory = initiator ? Bytes.EMPTY : conversations.name();
    control.addFirst(ControlRecord.resume(book.conversation(), book.received(), memory));
  }

  /** Sends a control record, unless it would come behind BYE, which is the last. */
  private void order(byte[] record) {
    if (!endQueued) {
      control.add(record);
    }
  }

  /** The link is gone. */
  void lost() {
    book.lost();
  }

  boolean hasMore() {
    return resumeSent && (!control.isEmpty() || !endQueued && (hasMessage() || channels.hasMore()));
  }

  private boolean hasMessage() {
    return !messages.isEmpty() || book.hasNext();
  }

  /**
   * Writes as many records as there is room for.
   *
   * @param offset where they stand in the stream
   * @return how many bytes were written
   */
  int write(byte[] target, int at, int room, long offset, long now) {
    int said = messages.isInRecord() ? writeMessages(target, at, room, offset, now) : 0;
    int used = said == 0 && channels.isInRecord() ? channels.write(target, at, room) : said;
    used += writeControl(target, at + used, room - used);
    if (!endQueued) {
      int more = writeMessages(target, at + used, room - used, offset + used, now);
      used += more;
      // The frame of a message ends with it: filled up with a file it would arrive that much later.
      used += said + more == 0 ? channels.write(target, at + used, room - used) : 0;
    }
    return used;
  }

  private int writeControl(byte[] target, int at, int room) {
    int used = 0;
    int count = control.write(target, at, room);
    while (count > 0) {
      used += count;
      count = control.write(target, at + used, room - used);
    }
    return used;
  }

  private int writeMessages(byte[] target, int at, int room, long offset, long now) {
    int used = 0;
    int count = -1;
    while (count != 0 && hasMessage()) {
      byte[] next = messages.isEmpty() ? book.next() : null;
      if (next != null) {
        messages.add(next);
      }
      count = messages.write(target, at + used, room - used);
      used += count;
      if (count > 0 && messages.isEmpty()) {
        book.written(offset + used, now);
      }
    }
    return used;
  }

  /**
   * No more records after those that wait; without a reason, because the other end asked.
   *
   * @param told what the other end is told; empty for no more than that it is the end
   */
  void askEnd(@Nullable CloseReason reason, String told) {
    if (!endAsked) {
      endAsked = true;
      why = reason;
      farewell = told;
    }
  }

  /** Puts BYE behind everything else, once there is nothing else. */
  void endIfAsked() {
    if (endAsked && !endQueued && resumeSent && !hasWork()) {
      control.add(ControlRecord.bye(0, farewell));
      endQueued = true;
    }
  }

  /** Returns whether messages wait, also for what the other end says it has, or channels do. */
  private boolean hasWork() {
    return !messages.isEmpty() || book.isWaiting() || channels.hasMore();
  }

  /** Returns whether the link carries nothing at present, and nobody has a channel open. */
  boolean isIdle() {
    return control.isEmpty() && !hasWork() && channels.isEmpty();
  }

  boolean isEndWritten() {
    return endQueued && control.isEmpty();
  }

  boolean isByeReceived() {
    return byeReceived;
  }

  /** Returns why the link ended or is to end. */
  CloseReason byeReason() {
    CloseReason asked = why;
    return asked != null
        ? asked
        : new CloseReason(
            CloseReason.Kind.PEER_CLOSED,
            "the peer closed the link" + (byeText.isEmpty() ? "" : ": " + byeText));
  }

  @Override
  public int room(int channel) throws ProtocolFault {
    if (byeReceived) {
      throw new ProtocolFault(ProtocolFault.PROTOCOL, "a record came after BYE");
    } else if (!resumed && channel != RecordReader.CONTROL) {
      throw new ProtocolFault(ProtocolFault.PROTOCOL, "a record came before RESUME");
    } else if (refusesMessages && channel == RecordReader.MESSAGES) {
      throw new ProtocolFault(
          ProtocolFault.AUTHENTICATION, "messages are not granted to the key that sent one");
    }
    return channel > RecordReader.MESSAGES ? channels.room(channel) : RecordReader.limit(channel);
  }

  @Override
  public void block(int channel, byte[] block) throws ProtocolFault {
    if (channel == RecordReader.CONTROL) {
      control(block);
    } else if (channel == RecordReader.MESSAGES) {
      message(block);
    } else {
      channels.block(channel, block);
    }
  }

  private void message(byte[] text) throws ProtocolFault {
    if (!initiator && !conversations.received(book.conversation(), book, book.received())) {
      throw new ProtocolFault(ProtocolFault.SHUTDOWN, "the conversation went on on another link");
    }
    book.countReceived();
    effects.message(Bytes.copyOf(text));
  }

  private void control(byte[] record) throws ProtocolFault {
    int op = record.length == 0 ? 0 : record[0] & 0xFF;
    if (!resumed && op != ControlRecord.RESUME) {
      throw new ProtocolFault(ProtocolFault.PROTOCOL, "a record came before RESUME");
    }
    switch (op) {
      case ControlRecord.BYE -> {
        byeReceived = true;
        byeText = ControlRecord.text(record, 2);
        askEnd(null, "");
      }
      case ControlRecord.RESUME -> resume(fields(record, ControlRecord.CONVERSATION + 8));
      case ControlRecord.OPEN -> {
        ByteBuffer fields = fields(record, 2);
        channels.opened(fields.get() & 0xFF, fields.get() & 0xFF);
      }
      case ControlRecord.CLOSE -> channels.closed(fields(record, 1).get() & 0xFF);
      case ControlRecord.REFUSE ->
          channels.refused(fields(record, 2).get() & 0xFF, ControlRecord.text(record, 3));
      case ControlRecord.CREDIT -> {
        ByteBuffer fields = fields(record, 5);
        channels.credit(fields.get() & 0xFF, fields.getInt() & 0xFFFF_FFFFL);
      }
      default -> {} // of a later version
    }
  }

  private static ByteBuffer fields(byte[] record, int length) throws ProtocolFault {
    if (record.length < 1 + length) {
      throw new ProtocolFault(ProtocolFault.PROTOCOL, "a control record is too short");
    }
    return ByteBuffer.wrap(record, 1, record.length - 1);
  }

  private void resume(ByteBuffer fields) throws ProtocolFault {
    byte[] name = new byte[ControlRecord.CONVERSATION];
    fields.get(name);
    long next = fields.getLong();
    Bytes conversation = Bytes.copyOf(name);
    if (resumed || initiator && !conversation.equals(book.conversation())) {
      throw new ProtocolFault(ProtocolFault.PROTOCOL, "RESUME came out of its turn");
    }
    resumed = true;
    if (!initiator) {
      long known = conversation.equals(book.conversation()) ? book.received() : 0;
      book.goOn(conversation, conversations.claim(conversation, book, known));
    }
    byte[] memory = new byte[fields.remaining() < ControlRecord.MEMORY ? 0 : ControlRecord.MEMORY];
    fields.get(memory);
    book.resume(next, initiator ? Bytes.copyOf(memory) : Bytes.EMPTY);
    if (!initiator) {
      sendResume();
    }
  }
}
