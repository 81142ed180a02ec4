package page

import (
	"github.com/atlasgen/atlasgen/internal/emit/docs/sample"
	"github.com/atlasgen/atlasgen/internal/model"
)

// A Start is what a reader needs for the first calls, from the document and its
// dialect.
type Start struct {
	CLI, SDK     sample.Code // commands that install both
	Ways         []Way
	Environment  sample.Code
	First        *FirstCall // nil if no operation is simple enough
	Pages        *FirstCall // of an operation that returns a list in pages; nil if there is none
	Change       *FirstCall // that goes on after its answer; nil if there is none
	Older        *FirstCall // of a version that the pin does not select; nil if there is none
	Limited      int        // operations that answer with status 429
	Errors       sample.Code
	Pin          string
	Accept       string // the media type of the first call, if it names a version
	Sunsets      int    // versions whose end is announced
	VersionCount int
}

// A FirstCall is a call of an operation with its page.
type FirstCall struct {
	Ref
	CLI, Go sample.Code // Go may be empty
}

// Start returns what a reader needs for the first calls.
func (s *Site) Start() *Start {
	x := &Start{
		Ways: s.Authentication().Ways, Environment: s.samples.Environment(), Errors: sample.Errors(), Pin: s.API.Pin.String(),
		Sunsets: len(s.sunsets()), VersionCount: len(s.API.Document.Versions()),
	}
	x.CLI, x.SDK = s.samples.Install()
	for _, f := range s.Failures() {
		if f.Status == "429" {
			x.Limited = f.Operations
		}
	}
	if subject, call := s.simplest(func(*Subject, *sample.Call) bool { return true }); call != nil {
		x.First = &FirstCall{Ref: subject.Ref(subject.Current)}
		x.First.CLI, x.First.Go = call.First()
		if accept := subject.Current.Answer().Accept; accept.Version.String() != "" {
			x.Accept = accept.Text
		}
	}
	x.Pages, x.Change, x.Older = s.pagedCall(), s.slowCall(), s.olderCall()
	return x
}

// simplest returns the operation that needs least, among those that are suitable.
func (s *Site) simplest(suits func(*Subject, *sample.Call) bool) (best *Subject, call *sample.Call) {
	least := 0
	for _, subject := range s.Subjects {
		c := s.samples.Call(subject.Op, subject.Current)
		if cost, ok := c.Simple(); ok && (call == nil || cost < least) && suits(subject, c) {
			best, call, least = subject, c, cost
		}
	}
	return best, call
}

func (s *Site) pagedCall() *FirstCall {
	subject, call := s.simplest(func(subject *Subject, _ *sample.Call) bool { return subject.Current.Answer().Kind == model.Pages })
	if call == nil {
		return nil
	}
	loop, command, _ := call.Pages()
	return &FirstCall{Ref: subject.Ref(subject.Current), CLI: sample.Plain(command), Go: sample.Plain(loop)}
}

// slowCall returns the change that goes on after its answer and needs least.
func (s *Site) slowCall() *FirstCall {
	var best *FirstCall
	least := 0
	for _, subject := range s.Subjects {
		if s.watch(subject.Op) == nil || subject.Op.Deprecated {
			continue
		}
		c := s.samples.Call(subject.Op, subject.Current)
		if needs := c.Needs(); best == nil || needs < least {
			best, least = &FirstCall{Ref: subject.Ref(subject.Current), CLI: c.Watched()}, needs
		}
	}
	return best
}

// olderCall returns a call of a version that the pin does not select.
func (s *Site) olderCall() *FirstCall {
	for _, subject := range s.Subjects {
		for _, r := range subject.Op.Revisions {
			if r != subject.Current && r.Version.String() != "" {
				return &FirstCall{Ref: subject.Ref(r), CLI: s.samples.Call(subject.Op, r).Older()}
			}
		}
	}
	return nil
}
