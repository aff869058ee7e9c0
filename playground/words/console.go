package words

// The console.
const (
	RoomConsole   = "Console"
	ConsoleNote   = "The prompt goes on where the last run ended, with its names, objects and database. What it sends stands in the timeline."
	ConsolePython = "Python"
	ConsoleSQL    = "SQL"
	ConsoleKind   = "Language of the prompt"
	ConsoleLog    = "What was typed and answered"
	ConsoleClear  = "Clear"
	ConsoleKeys   = "Enter runs it, Shift+Enter begins a line, Up and Down go through what was typed, Tab completes, Escape and Tab leave."
	ConsoleNoRows = "No rows."
	ConsoleWaits  = "running …"
)

// The database.
const (
	RoomDatabase     = "Database"
	StoreNote        = "Databases live in this tab alone: the engine keeps them in memory, and they are gone when the page is."
	StoreBegin       = "Each run begins"
	StoreFresh       = "with a fresh database"
	StoreKeep        = "with what the last run left"
	StoreNow         = "Runs begin with %s."
	StoreEmpty       = "Runs begin with an empty database; the snippet makes its tables."
	StoreSave        = "Download"
	StoreSaveNote    = "The database as the last run and the console left it, as a SQLite file."
	StoreSaveOf      = "Download the database of "
	StoreImport      = "Import"
	StoreImportNote  = "A SQLite file, a script (.sql), or a table (.csv, its first line naming the columns). Later runs begin with it. A file that cannot be read replaces nothing."
	StoreChoose      = "Choose a file"
	StoreSeeds       = "Generate rows"
	StoreSeedsNote   = "Rows for the tables of the last run's models, with foreign keys that fit. Later runs begin with them instead of what was there."
	StoreSmall       = "20 rows a table"
	StoreLarge       = "10,000 rows a table"
	StoreReset       = "Reset"
	StoreResetNote   = "Forget what was imported or generated."
	StoreResetButton = "Begin with an empty database"
	StoreTables      = "Tables"
	StoreRows        = "Rows"
	StoreWaits       = "The engine is at work …"
)
