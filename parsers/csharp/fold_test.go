package csharp

import (
	"testing"

	"sdkparity/model"
	"sdkparity/source"
)

// TestSerialiserWords reads what another framework's serialiser is told: names, and what may be left out.
func TestSerialiserWords(t *testing.T) {
	u := Read(source.File{Data: []byte(`
public class Lamp
{
    [JsonProperty("max_watt")] public int Watt { get; set; }
    public bool ShouldSerializeWatt() => Watt > 0;
    [JsonProperty(Required = Required.Always, PropertyName = "hue")] public int Colour { get; set; }
    [DataMember(Name = "room", Order = 2)] public string Place { get; set; }
    [JsonProperty(NullValueHandling = NullValueHandling.Ignore)] public int Size { get; set; }
    public bool ShouldSerializeNothing() => true;
    public bool ShouldSerializeSize(int at) => true;
}`)})
	want := []model.Symbol{
		{Name: "Watt", Wire: "max_watt", Presence: model.Optional}, {Name: "Colour", Wire: "hue", Presence: model.Required},
		{Name: "Place", Wire: "room", Presence: model.Required}, {Name: "Size"},
		{Name: "ShouldSerializeNothing"}, {Name: "ShouldSerializeSize"},
	}
	got := u.Decls[0].Symbol.Members
	for i, m := range got {
		if i >= len(want) || m.Name != want[i].Name || m.Wire != want[i].Wire || m.Presence != want[i].Presence {
			t.Errorf("member %d is %s, %q in JSON, %s", i, m.Name, m.Wire, m.Presence)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d members, want %d", len(got), len(want))
	}
}
