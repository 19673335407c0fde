using Scoring.Findings;
using Scoring.Methods;

namespace Scoring.Schemes.Reading;

/// <summary>Reads <c>framework</c>: the tree of nodes down to the indicators.</summary>
sealed class FrameworkReader(FaultList faults, CodeTable codes, ChoiceReader choices, IReadOnlyDictionary<string, Indicator> indicators)
{
    static readonly string[] NodeKeys = ["code", "name", "weight", "children", "aggregate", "then", "round", "publish", "feeds_parent"];

    readonly Scalars scalars = new(faults);
    readonly OptionReader options = new(faults);
    readonly Dictionary<string, SchemeValue> used = new(StringComparer.Ordinal);

    /// <summary>Aggregations that nodes carry themselves, by node code.</summary>
    public Dictionary<string, SchemeValue> Aggregations { get; } = new(StringComparer.Ordinal);

    /// <summary>The root, or null when there is none to speak of.</summary>
    public Node? Read(SchemeValue? value) => value is null ? null : ReadNode(value);

    Node? ReadChild(SchemeValue value)
    {
        if (value.IsString) return ReadLeaf(value, value, 1);
        if (value.Find("indicator") is not { } indicator) return ReadNode(value);
        var keys = new ObjectReader(value, faults, ["indicator", "weight"]);
        return ReadLeaf(indicator, value, Weight(keys["weight"]));
    }

    Node? ReadLeaf(SchemeValue named, SchemeValue at, double weight)
    {
        if (scalars.Code(named) is not { } code) return null;
        if (!indicators.TryGetValue(code, out var indicator))
        {
            faults.AddUnknown(FindingKinds.SchemeUnknownCode, named, code, indicators.Keys);
            return null;
        }
        if (!used.TryAdd(code, at))
        {
            faults.Add(FindingKinds.SchemeRepeatedIndicator, named, Shown.Text(code), $"≠ {used[code].Path}");
            return null;
        }
        return new Node(code) { Name = indicator.Name, Weight = weight };
    }

    Node? ReadNode(SchemeValue value)
    {
        var keys = new ObjectReader(value, faults, NodeKeys);
        if (!value.IsObject) return null;
        var code = scalars.Code(keys.Required("code"));
        var children = Children(keys.Required("children"));
        var node = new Node(code ?? "")
        {
            Weight = Weight(keys["weight"]),
            Children = children,
            Then = Then(keys["then"]),
            Round = options.Rounding(keys["round"]),
            Publish = Publish(keys["publish"]),
            FeedsParent = scalars.Flag(keys["feeds_parent"]) ?? true,
        };
        if (scalars.Text(keys["name"]) is { } name) node = node with { Name = name };
        if (code is null || !codes.Take(code, keys["code"]!)) return null;
        if (keys["aggregate"] is { } aggregate) Aggregations[code] = aggregate;
        return node;
    }

    List<Node> Children(SchemeValue? value)
    {
        if (value is null) return [];
        if (!value.IsArray)
        {
            faults.AddType(value, "array");
            return [];
        }
        if (value.Items.Count == 0)
        {
            faults.Add(FindingKinds.SchemeEmpty, value, "[]");
            return [];
        }
        var before = faults.Count;
        var children = value.Items.Select(ReadChild).OfType<Node>().ToList();
        // A child that could not be read may be the one that carries weight.
        if (faults.Count == before && !children.Exists(child => child.FeedsParent && child.Weight > 0))
            faults.Add(FindingKinds.SchemeWeights, value, Shown.Words(children.Select(child => $"{child.Code}: {Shown.Number(child.Weight)}")));
        return children;
    }

    double Weight(SchemeValue? value) => scalars.Number(value, minimum: 0) ?? 1;

    /// <summary>A list of normalisers; one alone needs no brackets.</summary>
    List<MethodChoice> Then(SchemeValue? value)
    {
        if (value is null) return [];
        if (value.IsArray && value.Items.Count == 0) faults.Add(FindingKinds.SchemeEmpty, value, "[]");
        return [.. (value.IsArray ? value.Items : [value]).Select(item => choices.ReadComplete(item, StepKind.Normalise)).OfType<MethodChoice>()];
    }

    List<Publication> Publish(SchemeValue? value)
    {
        if (value is null) return [];
        if (!value.IsArray) faults.AddType(value, "array");
        else if (value.Items.Count == 0) faults.Add(FindingKinds.SchemeEmpty, value, "[]");
        return [.. value.Items.Select(ReadPublication).OfType<Publication>()];
    }

    Publication? ReadPublication(SchemeValue value)
    {
        var keys = new ObjectReader(value, faults, ["code", "name", "then"]);
        var code = scalars.Code(keys.Required("code"));
        var name = scalars.Text(keys["name"]);
        var then = Then(keys.Required("then"));
        if (code is null || !codes.Take(code, keys["code"]!)) return null;
        return new Publication(code, name ?? Text.Same(code), then);
    }
}
