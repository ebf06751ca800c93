package dev.msp.ui.console;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.input.MouseAction;
import dev.msp.command.ArgumentType.UnfitException;
import dev.msp.command.Quoted;
import dev.msp.ui.console.Deck.Focus;
import java.util.Optional;

/** What a key does: it edits a line, or it is a command of the language. */
final class Keyboard {

  private final Deck deck;
  private final Keymap keymap;
  private final Commands commands;
  private boolean pasting;

  Keyboard(Deck deck, Keymap keymap, Commands commands) {
    this.deck = deck;
    this.keymap = keymap;
    this.commands = commands;
  }

  /** A key was pressed, or the mouse was used, or something is pasted. */
  void pressed(KeyStroke key) {
    if (key instanceof Paste paste) {
      pasting = paste.begins();
    } else if (key instanceof MouseAction mouse) {
      mouse(mouse);
    } else {
      deck.quiet();
      typed(key);
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
    if (name.equals("ctrl-c")) {
      interrupt();
    } else if (pasting && deck.focus() == Focus.INPUT) {
      paste(key);
    } else if (pasting && deck.focus() == Focus.FORM) {
      form(key); // a line end that is pasted opens nothing
    } else if (deck.focus() == Focus.PROMPT) {
      prompt(name, key);
    } else if (deck.focus() != Focus.INPUT || !edited(key)) {
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
    deck.form().mistake(commands.mistake(deck.form().command()));
  }

  private boolean edited(KeyStroke key) {
    return deck.page().isPresent() && deck.page().get().draft().key(key);
  }

  private void paste(KeyStroke key) {
    deck.page()
        .ifPresent(
            page -> {
              if (key.getKeyType() == KeyType.Enter) {
                page.draft().editor().insert("\n");
              } else {
                page.draft().key(key);
              }
            });
  }

  private void interrupt() {
    if (commands.cancel()) {
      return;
    }
    if (deck.focus() == Focus.PROMPT) {
      deck.focus(Focus.LIST);
    } else {
      deck.page().ifPresent(page -> page.draft().clear());
      deck.say("F10 quits");
    }
  }

  private void prompt(String name, KeyStroke key) {
    Prompt prompt = deck.prompt();
    switch (name) {
      case "esc" -> deck.focus(Focus.LIST);
      case "enter" -> {
        deck.focus(prompt.kind() == Prompt.Kind.COMMAND ? Focus.INPUT : Focus.LIST);
        String typed = prompt.line().text();
        prompt.line().done(typed);
        commands.run(line(prompt.kind(), typed));
      }
      default -> {
        prompt.line().key(key);
        check(prompt);
      }
    }
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
