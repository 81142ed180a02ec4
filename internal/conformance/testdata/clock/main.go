// Program clock prints the year.
package main

import (
	"fmt"
	"time"
)

func main() { fmt.Print(time.Now().Year()) }
