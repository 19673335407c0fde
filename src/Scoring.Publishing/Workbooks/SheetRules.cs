using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Scoring.Publishing.Workbooks;

/// <summary>How a highlighted cell looks. The value is its place among the workbook's differential formats.</summary>
enum CellTone
{
    /// <summary>Something to explain.</summary>
    Doubt,

    /// <summary>Something wrong.</summary>
    Wrong,

    /// <summary>Something that holds.</summary>
    Right,
}

/// <summary>Cells that are highlighted where a formula holds.</summary>
/// <param name="Range">The cells, such as <c>F7:F43</c>.</param>
/// <param name="Formula">The condition for the first cell of the range, without an equals sign.</param>
/// <param name="Tone">How they look.</param>
sealed record Highlight(string Range, string Formula, CellTone Tone)
{
    /// <summary>The rule's XML.</summary>
    /// <param name="priority">Its place among the sheet's rules, from 1.</param>
    public string Xml(int priority) => new ConditionalFormatting(
        new ConditionalFormattingRule(new Formula(Formula)) { Type = ConditionalFormatValues.Expression, FormatId = (uint)Tone, Priority = priority })
    { SequenceOfReferences = new ListValue<StringValue> { InnerText = Range } }.OuterXml;
}

/// <summary>What a person may enter in cells.</summary>
/// <param name="Range">The cells.</param>
/// <param name="Formula">What must hold for the first cell of the range, or with <see cref="IsList"/> the cells that list what may be chosen.</param>
/// <param name="Title">Title of the messages.</param>
/// <param name="Message">What is expected, in words.</param>
sealed record EntryRule(string Range, string Formula, string Title, string Message)
{
    const int LongestTitle = 32, LongestMessage = 255;

    /// <summary>Whether the formula names a list.</summary>
    public bool IsList { get; init; }

    /// <summary>Whether an entry beyond the rule is refused, or only questioned.</summary>
    public bool IsFirm { get; init; } = true;

    /// <summary>The rules' XML; empty where there are none.</summary>
    public static string Xml(IReadOnlyList<EntryRule> rules) => rules.Count == 0
        ? ""
        : new DataValidations(rules.Select(rule => rule.ToValidation())) { Count = (uint)rules.Count }.OuterXml;

    DataValidation ToValidation() => new(new Formula1(Formula))
    {
        Type = IsList ? DataValidationValues.List : DataValidationValues.Custom,
        ErrorStyle = IsFirm ? null : DataValidationErrorStyleValues.Warning,
        AllowBlank = true,
        ShowInputMessage = true,
        ShowErrorMessage = true,
        ErrorTitle = Cut(Title, LongestTitle),
        Error = Cut(Message, LongestMessage),
        PromptTitle = Cut(Title, LongestTitle),
        Prompt = Cut(Message, LongestMessage),
        SequenceOfReferences = new ListValue<StringValue> { InnerText = Range },
    };

    static string Cut(string text, int length) => text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1)] + "…";
}
