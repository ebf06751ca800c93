package dev.msp.command;

import java.util.List;

/** What completion can offer of the world outside of the language. */
public interface Surroundings {

  /** Nothing to offer. */
  Surroundings NONE =
      new Surroundings() {
        @Override
        public List<Candidate> sessions() {
          return List.of();
        }

        @Override
        public List<Candidate> endpoints() {
          return List.of();
        }

        @Override
        public List<Candidate> files(String start) {
          return List.of();
        }

        @Override
        public List<Candidate> variables() {
          return List.of();
        }
      };

  /** Returns the open sessions by name. */
  List<Candidate> sessions();

  /** Returns serial ports, profiles and recent endpoints. */
  List<Candidate> endpoints();

  /** Returns the files whose path begins so. */
  List<Candidate> files(String start);

  /** Returns the variables that have a value. */
  List<Candidate> variables();

  /** Returns the macros that there are. */
  default List<Candidate> macros() {
    return List.of();
  }
}
