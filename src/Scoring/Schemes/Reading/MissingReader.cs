using Scoring.Findings;
using Scoring.Panels;

namespace Scoring.Schemes.Reading;

/// <summary>Reads declared codes for missing values: a list, or a map from code to status.</summary>
sealed class MissingReader(FaultList faults)
{
    /// <summary>The statuses that a code may stand for, as a scheme writes them.</summary>
    public static readonly IReadOnlyList<(string Word, CellStatus Status)> Statuses =
        [.. new[] { CellStatus.Missing, CellStatus.NotApplicable, CellStatus.NoPractice }.Select(status => (status.Word(), status))];

    readonly Scalars scalars = new(faults);

    /// <summary>Codes and what they stand for, in ordinal order. Numbers are kept in their shortest form: <c>-999.0</c> is <c>-999</c>.</summary>
    public IReadOnlyDictionary<string, CellStatus> Read(SchemeValue? value)
    {
        var codes = new SortedDictionary<string, CellStatus>(StringComparer.Ordinal);
        if (value is null) return codes;
        if (value.IsArray)
            foreach (var item in value.Items)
                Add(item, Code(item), CellStatus.Missing);
        else if (value.IsObject)
            foreach (var (key, item) in value.Members)
                Add(item, Key(key, item), Status(item));
        else faults.AddType(value, "[value, …] | {value: status, …}");
        return codes;

        void Add(SchemeValue item, string? code, CellStatus status)
        {
            if (code is not null && !codes.TryAdd(code, status)) faults.Add(FindingKinds.SchemeDuplicateKey, item, Shown.Text(code));
        }
    }

    /// <summary>A text or number to be found in the data, as text.</summary>
    public string? Code(SchemeValue item)
    {
        if (item.IsNumber) return scalars.Number(item) is { } number ? Shown.Number(number) : null;
        if (item.IsString) return scalars.Line(item);
        faults.AddType(item, "string | number");
        return null;
    }

    string? Key(string key, SchemeValue item)
    {
        if (key.Length <= Scalars.LongestText && !key.EnumerateRunes().Any(Shown.IsInvisible)) return key;
        faults.Add(FindingKinds.SchemeText, item, Shown.Text(key));
        return null;
    }

    CellStatus Status(SchemeValue item)
    {
        var word = scalars.Choice(item, [.. Statuses.Select(status => status.Word)]);
        return word is null ? CellStatus.Missing : Statuses.First(status => status.Word == word).Status;
    }
}
