package model

// A Name holds the names of one thing in each kind of output. The parser chooses names
// once, over the whole document. No output derives one name from another.
type Name struct {
	Go    string // an exported Go identifier: "GetBackupRestoreJob"
	Kebab string // for flags, commands, file names and anchors: "get-backup-restore-job"
	Wire  string // as the document spells it: "getBackupRestoreJob"
}
