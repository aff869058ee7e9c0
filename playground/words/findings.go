package words

// What is worth a second look in a run, and its cure.
const (
	FoundSimilar   = "Line %s sent this query %s times, each time with other values"
	FoundOneByOne  = "Line %s reads %s of one object after the other, and each time a query fetches it: %s queries"
	FoundSame      = ", %s of them for values that were fetched before"
	FoundTogether  = "%s. Fetch the related rows together with the objects."
	FoundIdentical = "Line %s sent the same query with the same values %s times"
	FoundRepeat    = "Line %s sends the query that line %s sent, with the same values"
	FoundKeepIt    = "%s, and nothing was written between. Keep its result in a variable."
	FoundWrites    = "The loop in line %s sent %s %s statements, one for each row. %s"
	FoundUnordered = "This takes a few rows of a result that has no order, so which rows come is up to the database and may change. Order it first."
	FoundProperty  = "Reading the property %s sends a query, which its name does not show: %s so far."
	FoundCounting  = "Line %s reads %s rows only to count them. count() lets the database count."
	FoundTesting   = "Line %s reads %s rows only to see whether there are any. exists() asks for one."
	FoundUnbounded = "This read all %s rows into memory. Take a slice, or go through them in parts."
	CureFlush      = "Collect the changes and let one flush at the end write them."
	CureBulkCreate = "bulk_create() writes a list of new objects with one statement."
	CureUpdate     = "update() or bulk_update() changes many rows with one statement."
	CureDelete     = "delete() of a QuerySet removes many rows with one statement."
	OfMainFile     = " of the main file"
	OfFile         = " of %s"
	ManyTimes      = "%s times"
)
