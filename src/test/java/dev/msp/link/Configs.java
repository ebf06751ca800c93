package dev.msp.link;

/** Configurations that differ from the usual ones in one thing. */
final class Configs {

  private Configs() {}

  static ClassicConfig window(ClassicConfig base, int window) {
    return new ClassicConfig(
        base.version(),
        window,
        base.frameLimit(),
        base.ackTimeout(),
        base.onDamage(),
        base.afterTimeout(),
        base.box(),
        base.allowPlain(),
        base.firstTimeout(),
        base.idleTimeout());
  }

  static ClassicConfig client(ClassicConfig.AfterTimeout afterTimeout, int window) {
    return policy(window(ClassicConfig.client(), window), afterTimeout);
  }

  static ClassicConfig policy(ClassicConfig base, ClassicConfig.AfterTimeout afterTimeout) {
    return new ClassicConfig(
        base.version(),
        base.window(),
        base.frameLimit(),
        base.ackTimeout(),
        base.onDamage(),
        afterTimeout,
        base.box(),
        base.allowPlain(),
        base.firstTimeout(),
        base.idleTimeout());
  }

  static ClassicConfig ackTimeout(ClassicConfig base, long ackTimeout) {
    return new ClassicConfig(
        base.version(),
        base.window(),
        base.frameLimit(),
        ackTimeout,
        base.onDamage(),
        base.afterTimeout(),
        base.box(),
        base.allowPlain(),
        base.firstTimeout(),
        base.idleTimeout());
  }

  static ClassicConfig frames(int version, int frameLimit) {
    ClassicConfig base = ClassicConfig.client();
    return new ClassicConfig(
        version,
        base.window(),
        frameLimit,
        base.ackTimeout(),
        base.onDamage(),
        base.afterTimeout(),
        base.box(),
        base.allowPlain(),
        base.firstTimeout(),
        base.idleTimeout());
  }

  static ClassicConfig times(ClassicConfig base, long firstTimeout, long idleTimeout) {
    return new ClassicConfig(
        base.version(),
        base.window(),
        base.frameLimit(),
        base.ackTimeout(),
        base.onDamage(),
        base.afterTimeout(),
        base.box(),
        base.allowPlain(),
        firstTimeout,
        idleTimeout);
  }

  /** Returns a server that goes on after damage, as over a serial line. */
  static ClassicConfig resyncing() {
    ClassicConfig base = ClassicConfig.server();
    return new ClassicConfig(
        base.version(),
        base.window(),
        base.frameLimit(),
        base.ackTimeout(),
        ClassicConfig.OnDamage.RESYNC,
        base.afterTimeout(),
        base.box(),
        base.allowPlain(),
        base.firstTimeout(),
        base.idleTimeout());
  }

  /** Returns a server with a password that takes plain DATA too. */
  static ClassicConfig allowingPlain(Box box) {
    ClassicConfig base = ClassicConfig.server();
    return new ClassicConfig(
        2,
        base.window(),
        base.frameLimit(),
        base.ackTimeout(),
        base.onDamage(),
        base.afterTimeout(),
        box,
        true,
        base.firstTimeout(),
        base.idleTimeout());
  }
}
