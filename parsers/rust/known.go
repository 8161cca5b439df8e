package rust

import "sdkparity/model"

// known is what a type of the standard library, or of a crate that everybody uses, means.
type known struct {
	form  string // see the constants below
	name  string // of a primitive, or of the binding that is meant
	crate string // it means that only when it comes from this crate
}

const (
	primForm     = "prim"
	innerForm    = "inner"    // its first argument: a smart pointer, a lock, a conversion
	optionalForm = "optional" // its first argument, or nothing
	resultForm   = "result"   // its first argument; void without one
	listForm     = "list"
	mapForm      = "map"
	bindingForm  = "binding"     // the type bound to a name: Future<Output = T>
	bindingList  = "bindinglist" // Iterator<Item = T>
)

// wellKnown are types by their last name. A type of the same name declared in or imported from the crate itself is not meant.
var wellKnown = map[string]known{
	"String":     {form: primForm, name: model.String},
	"OsString":   {form: primForm, name: model.String},
	"OsStr":      {form: primForm, name: model.String},
	"CString":    {form: primForm, name: model.String},
	"CStr":       {form: primForm, name: model.String},
	"ToString":   {form: primForm, name: model.String},
	"PathBuf":    {form: primForm, name: model.Path},
	"Path":       {form: primForm, name: model.Path},
	"Duration":   {form: primForm, name: model.Duration},
	"SystemTime": {form: primForm, name: model.Time},
	"Instant":    {form: primForm, name: model.Time},
	"AtomicBool": {form: primForm, name: model.Bool},
	"AtomicU64":  {form: primForm, name: model.Int},
	"AtomicI64":  {form: primForm, name: model.Int},
	"AtomicU32":  {form: primForm, name: model.Int},
	"AtomicI32":  {form: primForm, name: model.Int},
	"NonZeroU64": {form: primForm, name: model.Int},
	"NonZeroU32": {form: primForm, name: model.Int},
	"NonZeroU16": {form: primForm, name: model.Int},
	"NonZeroU8":  {form: primForm, name: model.Int},
	"Any":        {form: primForm, name: model.Any},
	"Infallible": {form: primForm, name: model.Void},

	"Value":          {form: primForm, name: model.Any, crate: "serde_json"},
	"RawValue":       {form: primForm, name: model.Any, crate: "serde_json"},
	"Number":         {form: primForm, name: model.Number, crate: "serde_json"},
	"Map":            {form: mapForm, crate: "serde_json"},
	"Bytes":          {form: primForm, name: model.Bytes, crate: "bytes"},
	"BytesMut":       {form: primForm, name: model.Bytes, crate: "bytes"},
	"Url":            {form: primForm, name: model.URL, crate: "url"},
	"Uri":            {form: primForm, name: model.URL, crate: "http"},
	"Uuid":           {form: primForm, name: model.UUID, crate: "uuid"},
	"DateTime":       {form: primForm, name: model.Time, crate: "chrono"},
	"NaiveDateTime":  {form: primForm, name: model.Time, crate: "chrono"},
	"OffsetDateTime": {form: primForm, name: model.Time, crate: "time"},
	"Timestamp":      {form: primForm, name: model.Time, crate: "jiff"},

	"Box":       {form: innerForm},
	"Arc":       {form: innerForm},
	"Rc":        {form: innerForm},
	"Weak":      {form: innerForm},
	"Cow":       {form: innerForm},
	"Pin":       {form: innerForm},
	"Cell":      {form: innerForm},
	"RefCell":   {form: innerForm},
	"Mutex":     {form: innerForm},
	"RwLock":    {form: innerForm},
	"OnceLock":  {form: innerForm},
	"OnceCell":  {form: innerForm},
	"LazyLock":  {form: innerForm},
	"Into":      {form: innerForm},
	"AsRef":     {form: innerForm},
	"AsMut":     {form: innerForm},
	"Borrow":    {form: innerForm},
	"Poll":      {form: innerForm},
	"Wrapping":  {form: innerForm},
	"BoxFuture": {form: innerForm, crate: "futures"},

	"LocalBoxFuture": {form: innerForm, crate: "futures"},

	"Option": {form: optionalForm},
	"Result": {form: resultForm},

	"Vec":        {form: listForm},
	"VecDeque":   {form: listForm},
	"LinkedList": {form: listForm},
	"HashSet":    {form: listForm},
	"BTreeSet":   {form: listForm},
	"IndexSet":   {form: listForm},
	"SmallVec":   {form: listForm},
	"BoxStream":  {form: listForm},

	"HashMap":  {form: mapForm},
	"BTreeMap": {form: mapForm},
	"IndexMap": {form: mapForm},

	"Future":              {form: bindingForm, name: "Output"},
	"IntoFuture":          {form: bindingForm, name: "Output"},
	"Deref":               {form: bindingForm, name: "Target"},
	"Iterator":            {form: bindingList, name: "Item"},
	"IntoIterator":        {form: bindingList, name: "Item"},
	"DoubleEndedIterator": {form: bindingList, name: "Item"},
	"ExactSizeIterator":   {form: bindingList, name: "Item"},
	"Stream":              {form: bindingList, name: "Item"},
}

var primitives = map[string]string{
	"bool": model.Bool, "char": model.String, "str": model.String, "f32": model.Float, "f64": model.Float,
	"i8": model.Int, "i16": model.Int, "i32": model.Int, "i64": model.Int, "i128": model.Int, "isize": model.Int,
	"u8": model.Int, "u16": model.Int, "u32": model.Int, "u64": model.Int, "u128": model.Int, "usize": model.Int,
}
