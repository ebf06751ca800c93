package dev.msp.ui.repl;

import dev.msp.command.Answer;
import dev.msp.command.CommandFailure;
import dev.msp.command.Front;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What commands may want of the person at the prompt. Made on the thread that runs the prompt. */
public final class Person implements Front {

  private final Dialogue dialogue;
  private final Front program;
  private final Thread prompt = Thread.currentThread();

  /**
   * Makes one.
   *
   * @param program what commands may want of the program, and what holds where nobody is
   */
  public Person(Dialogue dialogue, Front program) {
    this.dialogue = dialogue;
    this.program = program;
  }

  @Override
  public List<String> history() {
    return dialogue.history();
  }

  @Override
  public boolean goesOn() {
    return program.goesOn();
  }

  @Override
  public String program() {
    return program.program();
  }

  @Override
  public Optional<Path> stateDirectory() {
    return program.stateDirectory();
  }

  @Override
  public boolean agrees(String question) throws InterruptedException {
    if (!dialogue.isAttended() || Thread.currentThread() != prompt) {
      return false;
    }
    return Answer.ask(
        question,
        shown -> dialogue.ask(shown) instanceof Typed.Lines answer ? answer.lines().get(0) : null);
  }

  @Override
  public void pause(String question) throws CommandFailure, InterruptedException {
    if (!dialogue.isAttended()) {
      program.pause(question);
    } else if (Thread.currentThread() != prompt) {
      throw new CommandFailure(
          CommandFailure.Kind.USAGE,
          "pause waits for the person at the prompt, which only what is typed there can do;"
              + " wait 2s waits anywhere");
    } else if (!(dialogue.ask(question) instanceof Typed.Lines)) {
      throw new InterruptedException();
    }
  }
}
