package words

// The files of a side.
const (
	FilesOf         = "%s files"
	FileRuns        = "this one is run"
	FileEdited      = "edited"
	FileWrong       = "has an error"
	FileAdd         = "New file in %s"
	FileRename      = "Rename %s"
	FileClose       = "Close %s"
	FileNameLabel   = "File name"
	FileNameHelp    = "Letters, digits and _; a folder is a package: blog/models.py"
	FileCreate      = "Create"
	FileKeep        = "Rename"
	Cancel          = "Cancel"
	FileClosed      = "%s was closed."
	FileReopen      = "Open it again"
	FileNameWrong   = "A module's name has letters, digits and _ and begins with no digit: models.py, blog/models.py."
	FileNameLong    = "This name is too long."
	FileNameTaken   = "There is a file called %s already."
	FileNameShadows = "A module called %s would stand in front of the library."
	TooManyFiles    = "A side has at most %s files."
	CodeOf          = "%s code"
	CodeOfFile      = "%s code, %s"
)
