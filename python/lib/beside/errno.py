# The usual error numbers of Linux.
_messages = {1: "Operation not permitted", 2: "No such file or directory", 3: "No such process", 4: "Interrupted system call",
             5: "Input/output error", 9: "Bad file descriptor", 11: "Resource temporarily unavailable",
             12: "Cannot allocate memory", 13: "Permission denied", 17: "File exists", 20: "Not a directory",
             21: "Is a directory", 22: "Invalid argument", 24: "Too many open files", 28: "No space left on device",
             30: "Read-only file system", 32: "Broken pipe", 33: "Numerical argument out of domain",
             34: "Numerical result out of range", 39: "Directory not empty", 10: "No child processes",
             103: "Software caused connection abort", 104: "Connection reset by peer", 110: "Connection timed out",
             111: "Connection refused"}
EPERM, ENOENT, ESRCH, EINTR, EIO, EBADF, EAGAIN, ENOMEM, EACCES, EEXIST = 1, 2, 3, 4, 5, 9, 11, 12, 13, 17
ENOTDIR, EISDIR, EINVAL, EMFILE, ENOSPC, EROFS, EPIPE, EDOM, ERANGE = 20, 21, 22, 24, 28, 30, 32, 33, 34
ENOTEMPTY, ETIMEDOUT, ECONNREFUSED, ECHILD, ECONNABORTED, ECONNRESET = 39, 110, 111, 10, 103, 104
EWOULDBLOCK = EAGAIN
errorcode = {value: name for name, value in list(globals().items()) if name[0] == "E" and name != "EWOULDBLOCK"}
