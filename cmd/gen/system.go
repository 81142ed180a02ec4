package main

import (
	"errors"
	"io/fs"
	"os/exec"
	"slices"
	"syscall"
)

// isExhausted reports whether an error has nothing to do with what was asked for: the
// disk is full, cannot be written, or is broken.
func isExhausted(err error) bool {
	var number syscall.Errno
	return errors.As(err, &number) && slices.Contains(exhausted, number)
}

var exhausted = []syscall.Errno{
	syscall.ENOSPC, syscall.EDQUOT, syscall.EROFS, syscall.EIO, syscall.EFBIG, syscall.EMFILE, syscall.ENFILE, syscall.ENOMEM,
}

// isRefused reports whether the machine refused something: a permission is missing, or
// a command failed or is not there.
func isRefused(err error) bool {
	var failed *exec.ExitError
	return errors.As(err, &failed) || errors.Is(err, exec.ErrNotFound) || errors.Is(err, fs.ErrPermission)
}
