using Scoring.Schemes.Reading;

namespace Scoring.Experiments;

/// <summary>An alternative to a scheme: what is to be different in it. Made by <see cref="Variants"/>; immutable.</summary>
public sealed class Variant
{
    internal Variant(string name, SchemeValue changes)
    {
        Name = name;
        Title = Text.Same(name);
        Changes = changes;
    }

    /// <summary>Name, unique among the variants compared.</summary>
    public string Name { get; }

    /// <summary>Title for people. Default: the name.</summary>
    public Text Title { get; internal init; }

    /// <summary>The indicator or node that a leave-one-out variant leaves out; null for every other variant.</summary>
    public string? LeftOut { get; internal init; }

    /// <summary>Weights in place of those of the run, by code of an indicator or node, on the scale of its siblings' weights; empty = none.</summary>
    public IReadOnlyDictionary<string, double> Weights { get; internal init; } = new Dictionary<string, double>();

    /// <summary>What changes beside weights.</summary>
    internal SchemeValue SchemeChanges => Changes.Without(key => key == Variants.WeightsKey);

    /// <summary>What changes: weights, and an object of stages, indicators, framework and codes to drop.</summary>
    internal SchemeValue Changes { get; }

    /// <summary>Both changes at once, for variants that change different things.</summary>
    internal Variant And(Variant other) => new($"{Name} × {other.Name}", other.Changes.Members.Aggregate(Changes, (all, change) => all.With(change.Key, change.Value)))
    {
        LeftOut = LeftOut ?? other.LeftOut,
        Title = new Text($"{Title.Zh} × {other.Title.Zh}", $"{Title.En} × {other.Title.En}"),
    };

    /// <summary>What changes, as JSON on one line.</summary>
    public string ToJson() => VariantText.Print(Changes);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
