package dev.msp.transport.tcp;

import dev.msp.transport.Endpoint;
import dev.msp.transport.TransportException;
import java.io.IOException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;

/** Says in one sentence what a socket's error means for the user, and what to do. */
final class SocketFault {

  private SocketFault() {}

  /** A connection that could not be made. */
  static TransportException connecting(Endpoint endpoint, IOException e) {
    String reason = reason(e);
    String what;
    if (e instanceof SocketTimeoutException || reason.contains("timed out")) {
      what =
          "no answer in time; check the address, the cable and firewalls, or set connect-timeout";
    } else if (reason.contains("refused")) {
      what = "connection refused, nothing listens there; check the port and start the other side";
    } else if (e instanceof NoRouteToHostException || reason.contains("unreachable")) {
      what = "no way there from this machine; check the network and the address";
    } else {
      what = "cannot connect (" + reason + "); " + remedy(reason);
    }
    return new TransportException(endpoint.address() + ": " + what, e);
  }

  /** A host whose name stands for no address. */
  static TransportException unknownHost(Endpoint endpoint, IOException e) {
    String host = endpoint.host();
    String what =
        host.indexOf('%') >= 0
            ? "has no network interface for the address " + host + "; see what `ip address` lists"
            : "knows no host " + host + "; check the spelling, or write its address in numbers";
    return new TransportException(endpoint.address() + ": this machine " + what, e);
  }

  /** An address that could not be listened on. */
  static TransportException listening(Endpoint endpoint, IOException e) {
    String reason = reason(e);
    int port = endpoint.port();
    String what;
    if (reason.contains("in use")) {
      what =
          "the port is in use; `ss -ltnp sport = :"
              + port
              + "` shows by whom, or take another port";
    } else if (reason.contains("Permission")) {
      what = "no permission to listen on port " + port + "; take a port over 1023";
    } else if (reason.contains("Cannot assign")) {
      what = "this machine does not have that address; see what `ip address` lists";
    } else {
      what = "cannot listen (" + reason + "); " + remedy(reason);
    }
    return new TransportException(endpoint.address() + ": " + what, e);
  }

  /** A connection that waits and cannot be taken. */
  static String accepting(String name, IOException e) {
    String reason = reason(e);
    return name + ": no connection can be accepted (" + reason + "); " + remedy(reason);
  }

  /** A connection that broke while it was in use. */
  static TransportException broken(String name, IOException e) {
    String reason = reason(e);
    String what;
    if (reason.contains("losed") || reason.contains("shutdown")) { // by ourselves
      what = "the connection is closed; open it again";
    } else if (reason.contains("reset") || reason.contains("Broken pipe")) {
      what = "the other end cut the connection; see whether it still runs, and what it says";
    } else if (reason.contains("timed out")) {
      what = "the other end does not answer any more; check the cable and the other machine";
    } else {
      what = "the connection broke (" + reason + "); open it again";
    }
    return new TransportException(name + ": " + what, e);
  }

  private static String remedy(String reason) {
    return reason.contains("open files")
        ? "raise the limit of open files (`ulimit -n`) or close some"
        : "look at the network of this machine";
  }

  /** Returns what the system said, or the name of the error where it said nothing. */
  static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
