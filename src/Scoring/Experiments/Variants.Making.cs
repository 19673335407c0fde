using System.Globalization;
using System.Text;
using Scoring.Findings;
using Scoring.Schemes.Reading;

namespace Scoring.Experiments;

public static partial class Variants
{
    /// <summary>Makes a variant of weights and changes in their short form.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="weights">Weights by code; empty = those of the run.</param>
    /// <param name="changes">Changes as <c>key=value</c>; empty = none.</param>
    /// <exception cref="ScoringException">What is wrong with it: all of it at once.</exception>
    public static Variant Of(string name, IReadOnlyDictionary<string, double> weights, IReadOnlyList<string> changes)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(changes);
        var faults = new FaultList();
        var pairs = new List<(string, string)>();
        if (!Scalars.IsCode(name)) faults.Add(new Finding { Kind = FindingKinds.VariantMalformed, Found = Shown.Text(name) });
        foreach (var change in changes)
            if (change.IndexOf('=') is > 0 and var at && change[(at + 1)..].Trim() is { Length: > 0 } value) pairs.Add((change[..at].Trim(), value));
            else faults.Add(new Finding { Kind = FindingKinds.VariantMalformed, Found = Shown.Text(change), Expected = "key=value" });
        if (weights.Count > 0)
            pairs.Add((WeightsKey, "{" + string.Join(", ", weights.OrderBy(weight => weight.Key, StringComparer.Ordinal)
                .Select(weight => $"{VariantText.Quoted(weight.Key)}: {Number(weight.Value)}")) + "}"));
        var variant = new SchemeJson(Shown.Text(name), -1, faults).Parse(VariantText.Json(pairs)) is { } words ? Made(name, words, faults) : null;
        faults.ThrowIfAny();
        return variant!;
    }

    /// <summary>A variant with weights in place of its own.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="changes">What else changes, as JSON on one line; see <see cref="Variant.ToJson"/>.</param>
    /// <param name="weights">Weights by code.</param>
    /// <exception cref="ScoringException">What is wrong with it: all of it at once.</exception>
    public static Variant Of(string name, string changes, IReadOnlyDictionary<string, double> weights)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var own = Of(name, weights, []);
        var faults = new FaultList();
        var others = new SchemeJson(Shown.Text(name), -1, faults).Parse(changes);
        faults.ThrowIfAny();
        return Made(name, own.Changes.Members.Aggregate(others!, (all, change) => all.With(change.Key, change.Value)), faults);
    }

    /// <summary>Variants as a file that <see cref="Read"/> reads: one on a line.</summary>
    /// <param name="variants">The variants.</param>
    public static string Write(IEnumerable<Variant> variants)
    {
        ArgumentNullException.ThrowIfNull(variants);
        var text = new StringBuilder("{ \"variants\": [");
        var isFirst = true;
        foreach (var variant in variants)
        {
            text.Append(isFirst ? "\n" : ",\n").Append("  { \"name\": ").Append(VariantText.Quoted(variant.Name));
            if (variant.Title is var title && title != Text.Same(variant.Name))
                text.Append(CultureInfo.InvariantCulture, $", \"title\": {{\"zh\": {VariantText.Quoted(title.Zh)}, \"en\": {VariantText.Quoted(title.En)}}}");
            if (variant.Changes.Members.Count > 0) text.Append(", ").Append(variant.ToJson().AsSpan(1, variant.ToJson().Length - 2));
            text.Append(" }");
            isFirst = false;
        }
        return text.Append("\n] }\n").ToString();
    }

    static Variant Made(string name, SchemeValue changes, FaultList faults, Text? title = null)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        if (changes.Find(WeightsKey) is { } own)
        {
            if (!own.IsObject) faults.AddType(own, "{\"code\": number}");
            foreach (var (code, value) in own.Members)
                if (new Scalars(faults).Number(value, minimum: 0) is { } weight)
                    weights[code] = weight;
        }
        return new Variant(name, changes) { Weights = weights, Title = title ?? Text.Same(name) };
    }

    static string Number(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : Shown.Number(value);
}
