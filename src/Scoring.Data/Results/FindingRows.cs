using Scoring.Findings;

namespace Scoring.Data.Results;

/// <summary>Findings read back from a run.</summary>
static class FindingRows
{
    public static IReadOnlyList<Finding> Read(ResultReader source)
    {
        var kinds = FindingKinds.All.ToDictionary(kind => kind.Code, StringComparer.Ordinal);
        var codes = source.Words("code");
        var severities = source.Words("severity");
        var files = source.Texts("file");
        var rows = source.OptionalIntegers("row");
        var units = source.Texts("unit");
        var years = source.OptionalIntegers("year");
        var variables = source.Texts("variable");
        var paths = source.Texts("path");
        var found = source.Texts("found");
        var expected = source.Texts("expected");
        var counts = source.OptionalIntegers("count");
        var findings = new Finding[codes.Length];
        for (var i = 0; i < codes.Length; i++)
            findings[i] = new Finding
            {
                Kind = kinds.GetValueOrDefault(codes[i]) ?? Unknown(codes[i], severities[i]),
                File = files[i],
                Row = rows[i],
                Unit = units[i],
                Year = (int?)years[i],
                Variable = variables[i],
                Path = paths[i],
                Found = found[i] ?? "",
                Expected = expected[i],
                Count = counts[i] ?? 1,
            };
        return findings;
    }

    static FindingKind Unknown(string code, string severity)
    {
        foreach (var known in Enum.GetValues<Severity>())
            if (FindingsTable.Word(known) == severity)
                return new FindingKind(code, known, Text.Same(code), Text.Same(""));
        throw new FormatException($"severity: {severity}");
    }
}
