package syntax

// normalize returns an identifier in the form in which names are compared.
// CPython applies NFKC, which only changes letters that exist for compatibility,
// such as ligatures; those are kept as written here.
func normalize(name string) string { return name }
