using Scoring.Findings;
using Scoring.Schemes;
using Scoring.Schemes.Reading;

namespace Scoring.Experiments;

/// <summary>Reads variants: from the command line's short form, from a file, or one for each part left out.</summary>
/// <remarks>
/// A variant is a JSON object. Its keys: a stage (<c>"normalise": "z-score"</c>; a word stands for every indicator or node, an object is laid over
/// the scheme's as by a scheme that extends it, <c>null</c> takes the step away; <c>normalise#2</c> is the second such step of a list),
/// <c>"drop": [codes]</c>, <c>"weights": {code: number}</c>, and <c>indicators</c> and <c>framework</c> as in a scheme that extends the nominal one.
/// </remarks>
public static partial class Variants
{
    /// <summary>What the scheme itself is called beside its variants.</summary>
    public const string Nominal = "nominal";

    /// <summary>The key that stands for a variant per part left out.</summary>
    public const string LeaveOneOutKey = "leave-one-out";

    /// <summary>The key of weights by code.</summary>
    internal const string WeightsKey = "weights";

    static readonly string[] Which = ["indicators", "pillars", "all"];

    /// <summary>Reads short forms: <c>[name:]key=value[;key=value…]</c>, where a value is a word or JSON.</summary>
    /// <param name="texts">The short forms; <c>leave-one-out=indicators|pillars|all</c> stands for one variant per part.</param>
    /// <param name="scheme">The scheme they vary.</param>
    /// <exception cref="ScoringException">Texts that are no variants: all of them at once.</exception>
    public static IReadOnlyList<Variant> Parse(IEnumerable<string> texts, Scheme scheme)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(scheme);
        var faults = new FaultList();
        var variants = new List<Variant>();
        foreach (var text in texts)
            if (VariantText.Split(text) is not { } parts) faults.Add(Malformed(text));
            else if (parts.Changes is [(LeaveOneOutKey, var which)])
            {
                if (Array.IndexOf(Which, which) is >= 0 and var known) AddParts(variants, scheme, (LeaveOneOut)known);
                else faults.Add(Malformed(text, Shown.Words(Which)));
            }
            else if (new SchemeJson($"--vary {Shown.Text(text)}", -1, faults).Parse(VariantText.Json(parts.Changes)) is { } changes)
                variants.Add(Made(parts.Name, changes, faults));
        CheckNames(variants, faults);
        faults.ThrowIfAny();
        return variants;
    }

    /// <summary>Reads a file of variants: <c>{"variants": [{"name": …, "title": …, changes…}], "leave_one_out": "indicators"}</c>.</summary>
    /// <param name="json">The file's text. Comments and trailing commas are allowed.</param>
    /// <param name="file">The file as the user named it, for messages; null = there is none.</param>
    /// <param name="scheme">The scheme they vary.</param>
    /// <exception cref="ScoringException">What is wrong with the file: all of it at once.</exception>
    public static IReadOnlyList<Variant> Read(string json, string? file, Scheme scheme)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(scheme);
        var faults = new FaultList();
        var variants = new List<Variant>();
        if (new SchemeJson(file, -1, faults).Parse(json) is { } root)
        {
            var keys = new ObjectReader(root, faults, ["$schema", "variants", "leave_one_out"]);
            var list = keys["variants"];
            if (list is null && keys["leave_one_out"] is null) keys.Required("variants");
            if (list is { IsArray: false }) faults.AddType(list, "[{\"name\": …}, …]");
            foreach (var item in list?.Items ?? [])
                if (ReadOne(item, faults) is { } variant) variants.Add(variant);
            if (new Scalars(faults).Choice(keys["leave_one_out"], Which) is { } which)
                AddParts(variants, scheme, (LeaveOneOut)Array.IndexOf(Which, which));
        }
        CheckNames(variants, faults);
        faults.ThrowIfAny();
        return variants;
    }

    /// <summary>One variant per indicator or node, without it, called <c>without CODE</c>.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="which">Which parts. The index itself is never left out.</param>
    public static IReadOnlyList<Variant> Of(Scheme scheme, LeaveOneOut which)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        return
        [
            .. scheme.Framework.TopDown().Skip(1)
                .Where(node => which == LeaveOneOut.All || node.IsLeaf == (which == LeaveOneOut.Indicators))
                .Select(node => WithoutPart(node)),
        ];
    }

    /// <summary>Checks that names are unique, over variants from several sources.</summary>
    /// <exception cref="ScoringException">Names that stand twice.</exception>
    public static void CheckNames(IEnumerable<Variant> variants)
    {
        var faults = new FaultList();
        CheckNames(variants, faults);
        faults.ThrowIfAny();
    }

    /// <summary>Indicators and then all parts may both be asked for: each part is left out once.</summary>
    static void AddParts(List<Variant> variants, Scheme scheme, LeaveOneOut which) =>
        variants.AddRange([.. Of(scheme, which).Where(part => !variants.Exists(variant => variant.LeftOut == part.LeftOut))]);

    static Variant WithoutPart(Node node)
    {
        var name = $"without {node.Code}";
        var place = new SchemeValue { Kind = System.Text.Json.JsonValueKind.Object, Path = "$", File = name, Level = -1 };
        var code = new SchemeValue { Kind = System.Text.Json.JsonValueKind.String, Path = "$.drop", File = place.File, Level = -1, Text = node.Code };
        return new Variant(name, place.With("drop", code)) { LeftOut = node.Code, Title = node.Name };
    }

    static Variant? ReadOne(SchemeValue item, FaultList faults)
    {
        var scalars = new Scalars(faults);
        if (!item.IsObject)
        {
            faults.AddType(item, "{\"name\": …}");
            return null;
        }
        if (item.Find("name") is null) faults.Add(FindingKinds.SchemeMissingKey, item, Shown.Words(item.Members.Select(member => member.Key)), "name");
        var title = scalars.Text(item.Find("title"));
        if (scalars.Code(item.Find("name")) is not { } name) return null;
        return Made(name, item.Without(key => key is "name" or "title"), faults, title);
    }

    static void CheckNames(IEnumerable<Variant> variants, FaultList faults)
    {
        var names = new HashSet<string>([Nominal], StringComparer.Ordinal);
        foreach (var variant in variants)
            if (!names.Add(variant.Name))
                faults.Add(new Finding { Kind = FindingKinds.VariantNameTaken, File = variant.Changes.File, Found = Shown.Text(variant.Name) });
    }

    static Finding Malformed(string text, string? expected = null) => new()
    {
        Kind = FindingKinds.VariantMalformed,
        Found = $"--vary {Shown.Text(text)}",
        Expected = expected ?? "[name:]key=value[;key=value…]",
    };
}
