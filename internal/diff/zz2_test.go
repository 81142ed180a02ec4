package diff_test
import ("testing";"os";"fmt";"time";"syscall";"strings";"path"
"github.com/atlasgen/atlasgen/internal/diff";"github.com/atlasgen/atlasgen/templates"
"github.com/atlasgen/atlasgen/internal/emit/sdk";"github.com/atlasgen/atlasgen/internal/model";"github.com/atlasgen/atlasgen/internal/parser")
func cpu() time.Duration { var u syscall.Rusage; syscall.Getrusage(0,&u); return time.Duration(u.Utime.Nano()+u.Stime.Nano()) }
func TestYY(t *testing.T){
 load:=func(n string)*model.Document{ d,err:=os.ReadFile("/work/shared/specs/atlas-admin-v2-"+n+".yaml"); if err!=nil{t.Fatal(err)}; m,err:=parser.Parse(parser.Options{File:n,Data:d,Reserved:templates.Reserved()}); if err!=nil{t.Fatal(err)}; return m}
 t0:=cpu()
 a,b:=load("2026-02-17"),load("2026-08-21")
 fmt.Println("parse",cpu()-t0); t0=cpu()
 v,_:=model.ParseVersion("2025-03-12")
 em:=func(d*model.Document)[]diff.GoFile{ fs,err:=sdk.Emit(d.Resolve(v,false),sdk.Options{Module:"x.y/z",Package:"admin"}); if err!=nil{t.Fatal(err)}
  var r []diff.GoFile; for _,f:=range fs{ if strings.HasPrefix(f.Path,"sdk/admin/")&&path.Dir(f.Path)=="sdk/admin"{r=append(r,diff.GoFile{path.Base(f.Path),f.Data})}}; return r}
 x,y:=em(a),em(b)
 fmt.Println("emit",cpu()-t0); t0=cpu()
 w,err:=diff.Packages(x,y)
 fmt.Println("verdict",cpu()-t0,w.Level,len(w.Incompatible),len(w.Compatible),err)
 for i,m:=range w.Incompatible{ if i<40{fmt.Println(m)}}
 w,err=diff.Packages(x,x)
 fmt.Println(w,err)
}
