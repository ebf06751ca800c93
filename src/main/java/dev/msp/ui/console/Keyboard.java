package dev.msp.ui.console;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.input.MouseAction;
import dev.msp.command.ArgumentType.UnfitException;
import dev.msp.command.Quoted;
import dev.msp.ui.console.Deck.Focus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a key does: it edits a line, or it is a command of the language. */
final class Keyboard {

  private final Deck deck;
  private final Keymap keymap;
  private final Commands commands;
  private final Completer completer;
  private @Nullable Pasted pasted;

  Keyboard(Deck deck, Keymap keymap, Commands commands, Completer completer) {
    this.deck = deck;
    this.keymap = keymap;
    this.commands = commands;
    this.completer = completer;
  }

  /** A key was pressed, or the mouse was used, or something is pasted. */
  void pressed(KeyStroke key) {
    if (key instanceof Paste paste) {
      pasting(paste.begins());
    } else if (key instanceof MouseAction mouse) {
      mouse(mouse);
    } else if (pasted != null) {
      pasted.add(key);
    } else {
      deck.quiet();
      typed(key);
    }
  }

  /** Keys in what is pasted do nothing: it is text, and goes where one types. */
  private void pasting(boolean begins) {
    if (begins) {
      pasted = new Pasted();
      return;
    }
    Pasted whole = pasted;
    pasted = null;
    if (whole == null || whole.isEmpty()) {
      return;
    }
    if (deck.focus() == Focus.FORM) {
      whole.keys().forEach(this::form);
    } else if (deck.focus() == Focus.HELP) {
      whole.keys().forEach(deck.help().filter()::key);
    } else if (deck.focus() == Focus.PROMPT) {
      deck.prompt().line().insert(whole.inOneLine());
      check(deck.prompt());
    } else {
      deck.pasted(whole);
      commands.run("paste take");
    }
  }

  private void mouse(MouseAction mouse) {
    int column = mouse.getPosition().getColumn();
    int row = mouse.getPosition().getRow();
    switch (mouse.getActionType()) {
      case SCROLL_UP -> commands.run("move up ; move up ; move up");
      case SCROLL_DOWN -> commands.run("move down ; move down ; move down");
      case CLICK_DOWN -> {
        deck.quiet();
        deck.spots().at(column, row).ifPresent(commands::run);
      }
      default -> {} // released or dragged
    }
  }

  private void typed(KeyStroke key) {
    String name = KeyName.of(key);
    if (deck.panel().isPresent() && panel(deck.panel().get(), name)) {
      return;
    }
    if (searched(name, key)) {
      return;
    }
    if (name.equals("ctrl-c")) {
      interrupt();
    } else if (deck.focus() == Focus.PROMPT) {
      prompt(name, key);
    } else if (keymap.isBoundAt(name, deck.focus())
        || deck.focus() != Focus.INPUT
        || !edited(key)) {
      command(name, key);
    }
  }

  private void command(String name, KeyStroke key) {
    Optional<String> bound = keymap.command(name, deck.focus());
    if (bound.isPresent()) {
      commands.run(bound.get());
    } else if (deck.focus() == Focus.HELP) {
      deck.help().filter().key(key);
      deck.help().top(0);
    } else if (deck.focus() == Focus.FORM) {
      form(key);
    } else if (key.getKeyType() != KeyType.Unknown) {
      deck.say(deck.words().safe(name) + " is no key here; F1 shows all keys");
    }
  }

  /** What is typed into the form is judged at once. */
  private void form(KeyStroke key) {
    deck.form().key(key);
    String mistake = commands.mistake(deck.form().command());
    deck.form().mistake(mistake.isEmpty() ? taken(deck.form().name()) : mistake);
  }

  /** Only a session that is closed lets another have its name. */
  private String taken(String name) {
    return deck.workspace()
        .find(name)
        .filter(one -> !one.isClosed())
        .map(one -> "a session " + name + " is open already; give another name")
        .orElse("");
  }

  /** Answers or scrolls it; a key that does neither closes it and means what it always does. */
  private boolean panel(Panel panel, String name) {
    Optional<Panel.Choice> choice = panel.choice(name);
    if (choice.isPresent()) {
      deck.closePanel();
      commands.run(choice.get().command());
      return true;
    }
    if (!panel.choices().isEmpty() || keymap.isBoundAt(name, Focus.PANEL)) {
      keymap.command(name, Focus.PANEL).ifPresent(commands::run);
      return true;
    }
    deck.closePanel();
    return false;
  }

  /** Looks for what was typed before, where one types. */
  private boolean searched(String name, KeyStroke key) {
    if (deck.focus() == Focus.PROMPT) {
      boolean searched = deck.prompt().line().search(key);
      if (searched) {
        deck.prompt().popup(null);
        deck.prompt().usage("");
        check(deck.prompt());
      }
      return searched;
    }
    return deck.focus() == Focus.INPUT
        && (isSearching() || !keymap.isBoundAt(name, Focus.INPUT))
        && deck.page().isPresent()
        && deck.page().get().draft().line().search(key);
  }

  private boolean isSearching() {
    return deck.page().flatMap(page -> page.draft().line().search()).isPresent();
  }

  private boolean edited(KeyStroke key) {
    return deck.page().isPresent() && deck.page().get().draft().key(key);
  }

  private void interrupt() {
    if (commands.cancel()) {
      return;
    }
    if (deck.focus() == Focus.PROMPT) {
      deck.focus(deck.prompt().back());
    } else {
      deck.page().ifPresent(page -> page.draft().clear());
      deck.say("F10 quits");
    }
  }

  private void prompt(String name, KeyStroke key) {
    Prompt prompt = deck.prompt();
    boolean popup = prompt.popup().isPresent();
    switch (name) {
      case "esc" -> {
        if (popup) {
          prompt.popup(null);
        } else {
          deck.focus(prompt.back());
        }
      }
      case "enter" -> entered(prompt);
      case "tab" -> complete(prompt, 1);
      case "shift-tab" -> complete(prompt, -1);
      case "up", "down" -> {
        if (popup) {
          complete(prompt, name.equals("up") ? -1 : 1);
        } else {
          edit(prompt, key);
        }
      }
      default -> {
        if (!edit(prompt, key)) {
          keymap.command(name, Focus.PROMPT).ifPresent(commands::run);
        }
      }
    }
  }

  private void complete(Prompt prompt, int direction) {
    completer.next(direction);
    if (prompt.kind() == Prompt.Kind.FILTER) {
      check(prompt);
    }
  }

  /** Returns whether the key means anything in a line. */
  private boolean edit(Prompt prompt, KeyStroke key) {
    prompt.popup(null);
    prompt.usage("");
    boolean known = prompt.line().key(key);
    check(prompt);
    return known;
  }

  /** What is wrong stays where it is, to be mended. */
  private void entered(Prompt prompt) {
    String typed = prompt.line().text();
    String line = line(prompt.kind(), typed);
    Optional<String> mistake = commands.refusal(line);
    prompt.popup(null);
    if (mistake.isPresent()) {
      prompt.mistake(mistake.get());
      return;
    }
    prompt.line().done(typed);
    deck.focus(prompt.kind() == Prompt.Kind.COMMAND ? prompt.back() : Focus.LIST);
    commands.run(line);
  }

  private static String line(Prompt.Kind kind, String typed) {
    return switch (kind) {
      case COMMAND -> typed;
      case FILTER -> typed.isBlank() ? "filter" : "filter " + Quoted.of(typed);
      case FIND -> "find " + Quoted.of(typed);
    };
  }

  /** A filter works as one types it. */
  private void check(Prompt prompt) {
    prompt.mistake("");
    if (prompt.kind() == Prompt.Kind.FILTER) {
      try {
        Filter filter = Filter.parse(prompt.line().text());
        deck.page().ifPresent(page -> page.filter(filter));
      } catch (UnfitException e) {
        prompt.mistake(String.valueOf(e.getMessage()));
      }
    }
  }
}
