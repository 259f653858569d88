"""What the confined process may still do once it looks at foreign bytes: read one file, compute.

The kernel enforces it: no file or socket can be opened any more (the table of open files is
full), nothing can be written to a disk, memory and processor time are capped, no core is dumped.
"""

import os
import resource
import stat
import threading

SOURCE = 3
"""The descriptor of the clip, or of the folder of pictures."""
PICTURE_OF_FOLDER = 4
"""The one descriptor that stays free for a folder: the picture being read."""


def lock_up(source_fd: int, *, max_memory_bytes: int) -> None:
    """Give up every right that reading *source_fd* does not need. Cannot be undone."""
    if source_fd != SOURCE:
        os.dup2(source_fd, SOURCE)
        os.close(source_fd)
    is_folder = stat.S_ISDIR(os.fstat(SOURCE).st_mode)
    max_files = (PICTURE_OF_FOLDER if is_folder else SOURCE) + 1
    resource.setrlimit(resource.RLIMIT_NOFILE, (max_files, max_files))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (max_memory_bytes, max_memory_bytes))


def allow_cpu(seconds: int) -> None:
    """Let the kernel stop this process after *seconds* more of processor time."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    at = int(used.ru_utime + used.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (at, resource.RLIM_INFINITY))


def die_with_parent(lifeline_fd: int) -> None:
    """End this process as soon as nobody holds the other end of *lifeline_fd*.

    A parent that is killed cannot say goodbye, but the kernel closes its pipes.
    """

    def watch() -> None:
        while os.read(lifeline_fd, 4096):
            pass
        os._exit(0)

    threading.Thread(target=watch, name="lifeline", daemon=True).start()
