// Package zones finds time zones by the keys of the IANA database, such as
// "Europe/Berlin", in every kind of program: a browser has no database of its own.
package zones

import (
	"errors"
	"io/fs"
	"time"

	"github.com/diptych-orm/diptych/internal/ondemand"
)

// load is replaced in programs that carry the database.
var load = fromFile

// Load finds a zone, with the rules of time.LoadLocation. An *ondemand.Error tells
// that the database could not be had; any other error that there is no such zone.
func Load(key string) (*time.Location, error) { return load(key) }

// fromFile finds a zone in the file beside the program.
func fromFile(key string) (*time.Location, error) {
	switch key {
	case "", "UTC", "Local":
		return time.LoadLocation(key)
	}
	data, err := ondemand.Read(ondemand.Zones, key)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errors.New("unknown time zone " + key)
	}
	if err != nil {
		return nil, err
	}
	return time.LoadLocationFromTZData(key, data)
}
