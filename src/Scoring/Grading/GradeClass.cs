using Scoring.Methods;

namespace Scoring.Grading;

/// <summary>A class that units are sorted into.</summary>
/// <param name="Code">Its code, such as <c>A</c>.</param>
/// <param name="Name">Its name; the code when the scheme gives none.</param>
public sealed record GradeClass(string Code, Text Name)
{
    /// <summary>The classes of a grade step, the best first.</summary>
    internal static IReadOnlyList<GradeClass> Of(OptionSet options) =>
        [.. options.Items("classes").Select(item => new GradeClass(item.Word("code"), item.TextOrNull("name") ?? Text.Same(item.Word("code"))))];
}
