# SPDX-License-Identifier: Apache-2.0
"""A program on a pseudo-terminal: what it prints, and keys that are typed."""
import os
import pty
import re
import select
import signal
import time


class Session:
    def __init__(self, arguments, environment, stdout=None):
        """Starts a program. Its standard output goes to the terminal, or to an open file."""
        self.child, self.terminal = pty.fork()
        if self.child == 0:
            if stdout is not None:
                os.dup2(stdout.fileno(), 1)
            os.execvpe(arguments[0], arguments, environment)
        self.seen = ""

    def _read(self, seconds):
        ready, _, _ = select.select([self.terminal], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self.terminal, 65536)
        except OSError:  # the other end is closed
            data = b""
        self.seen += data.decode("utf-8", "replace")
        if b"\x1b[0c" in data or b"\x1b[c" in data:  # "what terminal are you?"
            os.write(self.terminal, b"\x1b[?62;c")
        return bool(data)

    def wait_for(self, pattern, seconds=20):
        """Reads until a regular expression stands in what was printed, and takes the text up to its end."""
        until = time.monotonic() + seconds
        while True:
            match = re.search(pattern, self.seen)
            if match:
                self.seen = self.seen[match.end():]
                return match
            left = until - time.monotonic()
            if left <= 0 or not self._read(left):
                raise AssertionError(f"no {pattern!r} in {self.seen!r}")

    def read_all(self):
        """What is printed until the program ends. \\return that text and the exit code"""
        while self._read(60):
            pass
        return self.seen, os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])

    def type(self, keys):
        os.write(self.terminal, keys.encode())

    def quiet(self, seconds=0.4):
        """Reads until nothing has come for a while."""
        while self._read(seconds):
            pass

    def kill(self):
        os.close(self.terminal)
        os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
