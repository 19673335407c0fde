using System.Globalization;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Schemes.Reading;

namespace Scoring.Experiments;

/// <summary>Lays a variant's stages over the steps of a scheme.</summary>
/// <remarks>
/// An object merges as if the variant were a scheme that extends the nominal one: indicators and nodes that name a method of their own keep it.
/// A word stands for all of them: what they say of the method gives way, while options that the new method has too are kept. A node that is a
/// formula stays one: that is what it is, not how it is scaled or averaged.
/// </remarks>
sealed class StepChanges(FaultList faults)
{
    static readonly StepKind[] Stages = Enum.GetValues<StepKind>();

    /// <summary>The stages' keys.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. Stages.Select(stage => stage.Key())];

    /// <summary><c>normalise#2</c> as stage and number; without a number 0.</summary>
    public static (string Stage, int Number) Split(string key)
    {
        var at = key.LastIndexOf('#');
        return at > 0 && int.TryParse(key.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? (key[..at], number)
            : (key, 0);
    }

    /// <summary>The scheme's words with one stage changed.</summary>
    public SchemeValue Apply(SchemeValue words, string key, SchemeValue change)
    {
        var (stage, number) = Split(key);
        var isForAll = change.IsString || change.IsNull;
        var steps = words.Find("steps") ?? words.WithMembers([]);
        var changed = steps.IsArray ? InArray(steps, stage, number, change, isForAll) : InObject(steps, stage, number, change, isForAll);
        words = words.With("steps", changed);
        if (!isForAll) return words;
        if (stage is "impute" or "treat" or "normalise" && words.Find("indicators") is { IsArray: true } indicators)
            words = words.With("indicators", indicators.WithItems([.. indicators.Items.Select(item => OwnAside(item, stage, change))]));
        if (stage == "aggregate" && words.Find("framework") is { } framework)
            words = words.With("framework", NodesAside(framework, change));
        return words;
    }

    SchemeValue InObject(SchemeValue steps, string stage, int number, SchemeValue change, bool isForAll)
    {
        var own = steps.Find(stage) is { IsNull: false } given ? given : null;
        if (number > 1) Ambiguous(change, own is null ? 0 : 1);
        return steps.With(stage, Merged(stage, own, change, isForAll));
    }

    SchemeValue InArray(SchemeValue steps, string stage, int number, SchemeValue change, bool isForAll)
    {
        var items = steps.Items.ToList();
        var places = Enumerable.Range(0, items.Count).Where(i => items[i].Find(stage) is not null).ToList();
        if (number > places.Count || (number == 0 && places.Count > 1)) Ambiguous(change, places.Count);
        else if (places.Count == 0 && !change.IsNull)
        {
            // Where a scheme that names its steps by key would run it: before the first later stage.
            var at = items.FindIndex(item => item.Members.Any(member => IndexOf(member.Key) > IndexOf(stage)));
            items.Insert(at < 0 ? items.Count : at, steps.WithMembers([(stage, change)]));
        }
        else if (places.Count > 0)
        {
            var at = places[Math.Max(number, 1) - 1];
            if (change.IsNull) items.RemoveAt(at);
            else items[at] = items[at].With(stage, Merged(stage, items[at].Find(stage), change, isForAll));
        }
        return steps.WithItems(items);

        static int IndexOf(string key) => Keys.ToList().IndexOf(key);
    }

    void Ambiguous(SchemeValue change, int count) =>
        faults.Add(FindingKinds.VariantStepAmbiguous, change, string.Create(CultureInfo.InvariantCulture, $"{count} ×"), "#1, #2, …");

    static SchemeValue Merged(string stage, SchemeValue? own, SchemeValue change, bool isForAll)
    {
        if (own is null || change.IsNull) return change;
        var merged = SchemeMerge.MergeInside(stage, own, change);
        if (!isForAll || merged.Find("overrides") is not { IsObject: true } overrides) return merged;
        return merged.With("overrides", overrides.WithMembers([.. overrides.Members.Select(member => (member.Key, Aside(member.Value, change)))]));
    }

    /// <summary>What an indicator says of a stage itself, without the method.</summary>
    static SchemeValue OwnAside(SchemeValue owner, string stage, SchemeValue change)
    {
        if (owner.Find(stage) is not { } own) return owner;
        return change.IsNull ? owner.Without(key => key == stage) : owner.With(stage, Aside(own, change));
    }

    static SchemeValue NodesAside(SchemeValue node, SchemeValue change)
    {
        if (node.Find("children") is not { IsArray: true } children) return node;
        return OwnAside(node, "aggregate", change).With("children", children.WithItems([.. children.Items.Select(child => NodesAside(child, change))]));
    }

    static SchemeValue Aside(SchemeValue choice, SchemeValue change)
    {
        var method = choice.IsString ? choice : choice.Find("method");
        if (method is { IsString: true, Text: "formula" } && change.Text != "formula") return choice;
        return choice.IsString ? choice.WithMembers([]) : choice.Without(key => key == "method");
    }
}
