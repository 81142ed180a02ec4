package diff
import ("testing";"os";"fmt";"time";"syscall";"github.com/atlasgen/atlasgen/internal/model";"github.com/atlasgen/atlasgen/internal/parser")
func cpu() time.Duration { var u syscall.Rusage; syscall.Getrusage(0,&u); return time.Duration(u.Utime.Nano()+u.Stime.Nano()) }
func TestZZ(t *testing.T){
 load:=func(n string)*model.Document{ d,err:=os.ReadFile("/work/shared/specs/atlas-admin-v2-"+n+".yaml"); if err!=nil{t.Fatal(err)}; m,err:=parser.Parse(parser.Options{File:n,Data:d}); if err!=nil{t.Fatal(err)}; return m}
 t0:=cpu()
 a,b:=load("2026-02-17"),load("2026-08-21")
 t1:=cpu()
 fmt.Println("parse",t1-t0)
 pins:=[]string{"","2023-01-01","2024-08-05","2025-03-12","preview"}
 if os.Getenv("PIN")!=""{pins=[]string{os.Getenv("PIN")}}
 for _,p:=range pins{
  var v model.Version
  if p!=""{v,_=model.ParseVersion(p)}
  t0:=cpu()
  cs:=Documents(a,b,v)
  d:=cpu()-t0
  ids:=map[string]bool{}
  kinds:=map[Kind]int{}; br:=0
  for _,c:=range cs{ if ids[c.ID]{fmt.Println("DUP",c.ID)}; ids[c.ID]=true; kinds[c.Kind]++; if c.Breaking{br++}
   if os.Getenv("V")!=""{fmt.Println(c.Breaking,c.ID,"|",c.Before,"->",c.After,"|",c.Reason,len(c.Operations),c.AtPin,c.Pos)}}
  fmt.Println(p,len(cs),br,d,kinds)
 }
}
