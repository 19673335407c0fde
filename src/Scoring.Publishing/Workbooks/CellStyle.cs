namespace Scoring.Publishing.Workbooks;

/// <summary>How a cell looks. The value is its place among the workbook's formats.</summary>
enum CellStyle
{
    /// <summary>As spreadsheets show a cell that nothing was said of.</summary>
    Plain,

    /// <summary>Text.</summary>
    Text,

    /// <summary>Text that begins like a formula: stays text when somebody edits the cell.</summary>
    GuardedText,

    /// <summary>Long text, wrapped.</summary>
    Wrapped,

    /// <summary>The same, beginning like a formula.</summary>
    GuardedWrapped,

    /// <summary>A column's header.</summary>
    Header,

    /// <summary>The same, beginning like a formula.</summary>
    GuardedHeader,

    /// <summary>The sheet's title.</summary>
    Title,

    /// <summary>A remark below the title.</summary>
    Note,

    /// <summary>A heading inside a sheet.</summary>
    Heading,

    /// <summary>A whole number, or a place.</summary>
    Integer,

    /// <summary>A score: two decimals, four on a scale of 0 to 1.</summary>
    Score,

    /// <summary>A weight, up to four decimals.</summary>
    Value,

    /// <summary>A move in places: ▲3, ▼2, =.</summary>
    Move,

    /// <summary>A share in percent.</summary>
    Percent,

    /// <summary>A number that a person may change: a weight or a parameter.</summary>
    Input,

    /// <summary>A number that a formula worked out.</summary>
    Computed,

    /// <summary>A difference that ought to be zero.</summary>
    Difference,

    /// <summary>A score that stands as it was computed, without a formula.</summary>
    Fixed,

    /// <summary>A number to be filled in; open to change on a protected sheet.</summary>
    Entry,

    /// <summary>Text to be filled in; open to change on a protected sheet.</summary>
    EntryText,

    /// <summary>Text in a form.</summary>
    Boxed,

    /// <summary>A number in a form, or what a formula there says.</summary>
    BoxedNumber,

    /// <summary>A number given beforehand in a form.</summary>
    BoxedGiven,

    /// <summary>A place: centred.</summary>
    Place,

    /// <summary>The first of fifteen looks of values: five numbers of decimals, each observed, imputed and treated. See <see cref="ValueLook"/>.</summary>
    FirstValueLook,
}
