#include <fcntl.h>
#include <unistd.h>

// Swift learns its arguments from /proc/self/cmdline. Where that cannot be read it would see none, or
// stop at once if it is linked statically, so this comes before Swift's own preparations.
__attribute__((constructor(101))) static void require_arguments(void) {
  static const char message[] =
      "kravkoll: fel: programmet kan inte läsa sina egna argument: /proc saknas, eller inga fler filer "
      "får öppnas\n"
      "kravkoll: error: the program cannot read its own arguments: /proc is missing, or no more files "
      "may be opened\n";
  int file = open("/proc/self/cmdline", O_RDONLY | O_CLOEXEC);
  if (file >= 0) {
    close(file);
    return;
  }
  ssize_t written = write(STDERR_FILENO, message, sizeof message - 1);
  (void)written;
  _exit(2);
}
