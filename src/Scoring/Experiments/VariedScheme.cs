using Scoring.Findings;
using Scoring.Methods;
using Scoring.Schemes;
using Scoring.Schemes.Reading;

namespace Scoring.Experiments;

/// <summary>Makes the scheme that a variant stands for: its words are laid over the nominal ones and the whole is read and checked as any scheme.</summary>
static class VariedScheme
{
    static readonly string[] SchemeKeys = ["indicators", "framework"];

    /// <summary>The variant as a scheme.</summary>
    /// <exception cref="ScoringException">The variant says what cannot be, or the scheme it makes is not valid: every fault.</exception>
    public static Scheme Of(SchemeSource source, Variant variant)
    {
        var faults = new FaultList();
        var changes = variant.SchemeChanges;
        Check(changes, faults);
        faults.ThrowIfAny();

        var words = SchemeMerge.Merge(WithTablesAside(source.Words), changes.Without(key => !SchemeKeys.Contains(key)));
        var steps = new StepChanges(faults);
        foreach (var (key, value) in changes.Members)
            if (!SchemeKeys.Contains(key) && key is not "drop")
                words = steps.Apply(words, key, value);
        if (changes.Find("drop") is { } drop) words = new Removal(faults).Apply(words, drop);
        faults.ThrowIfAny();
        return SchemeReader.Read(words, faults, MethodCatalogue.Of);
    }

    /// <summary>Requires that weights are of indicators and nodes below the index.</summary>
    /// <exception cref="ScoringException">Every code that is none.</exception>
    public static void CheckWeights(Scheme scheme, Variant variant)
    {
        if (variant.Weights.Count == 0) return;
        var faults = new FaultList();
        string[] codes = [.. scheme.Framework.TopDown().Skip(1).Select(node => node.Code)];
        var known = codes.ToHashSet(StringComparer.Ordinal);
        foreach (var (code, value) in variant.Changes.Find(Variants.WeightsKey)!.Members)
            if (!known.Contains(code)) faults.AddUnknown(FindingKinds.SchemeUnknownCode, value, code, codes);
        faults.ThrowIfAny();
    }

    /// <summary>A variant may replace or leave out what reads a table.</summary>
    static SchemeValue WithTablesAside(SchemeValue words) => words.Find("tables") is { IsObject: true } tables
        ? words.With("tables", tables.WithMembers([.. tables.Members.Select(table => (table.Key, table.Value.IsString ? table.Value.AsInherited() : table.Value))]))
        : words;

    static void Check(SchemeValue changes, FaultList faults)
    {
        if (!changes.IsObject)
        {
            faults.AddType(changes, "{…}");
            return;
        }
        string[] keys = [.. StepChanges.Keys, "drop", Variants.WeightsKey, .. SchemeKeys];
        foreach (var (key, value) in changes.Members)
            if (!keys.Contains(StepChanges.Split(key).Stage, StringComparer.Ordinal)) faults.AddUnknown(FindingKinds.SchemeUnknownKey, value, key, keys);
    }
}
