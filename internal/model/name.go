package model

// A Name is what one thing is called in each kind of output. Names are chosen
// once, by the parser, over the whole document; nobody derives one from another.
type Name struct {
	Go    string // an exported Go identifier: "GetBackupRestoreJob"
	Kebab string // for flags, commands, file names and anchors: "get-backup-restore-job"
	Wire  string // as the document spells it: "getBackupRestoreJob"
}
