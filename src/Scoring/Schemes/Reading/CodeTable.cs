using Scoring.Findings;

namespace Scoring.Schemes.Reading;

/// <summary>The codes of indicators, nodes and publications: each names one thing.</summary>
sealed class CodeTable(FaultList faults)
{
    readonly Dictionary<string, SchemeValue> places = new(StringComparer.Ordinal);

    /// <summary>Takes a code; false with a fault when it is taken already.</summary>
    public bool Take(string code, SchemeValue at)
    {
        if (places.TryAdd(code, at)) return true;
        faults.Add(FindingKinds.SchemeDuplicateCode, at, Shown.Text(code), $"≠ {places[code].Path}");
        return false;
    }
}
