using Scoring.Findings;
using Scoring.Methods;
using Scoring.Schemes.Reading;

namespace Scoring.Experiments;

/// <summary>Takes indicators and nodes out of a scheme: the framework without them, and without parents that they leave empty.</summary>
/// <remarks>
/// Not a weight of zero: what is left out is not screened, imputed or counted in any denominator any more. Only its definition stays, because other
/// indicators' expressions may need it. Steps forget the codes of what is gone.
/// </remarks>
sealed class Removal(FaultList faults)
{
    static readonly HashSet<string> NumberByName = new(
        MethodCatalogue.All.SelectMany(method => method.AllOptions).Where(option => option.Type == OptionType.NumberByName).Select(option => option.Name),
        StringComparer.Ordinal);

    readonly HashSet<string> gone = new(StringComparer.Ordinal);
    readonly HashSet<string> goneNodes = new(StringComparer.Ordinal);

    /// <summary>The scheme's words without the codes named.</summary>
    public SchemeValue Apply(SchemeValue words, SchemeValue drop)
    {
        if (words.Find("framework") is not { IsObject: true } framework) return words;
        var known = Codes(framework).Skip(1).ToList();
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in drop.IsArray ? drop.Items : [drop])
            if (new Scalars(faults).Code(item) is not { } code) continue;
            else if (known.Contains(code, StringComparer.Ordinal)) wanted.Add(code);
            else faults.AddUnknown(FindingKinds.SchemeUnknownCode, item, code, known);

        if (Without(framework, wanted) is not { } rest)
        {
            faults.Add(FindingKinds.VariantEmpty, drop, Shown.Words(wanted));
            return words;
        }
        words = words.With("framework", Forget(rest));
        if (words.Find("steps") is not { } steps) return words;
        var nodes = Nodes(framework).ToList();
        return words.With("steps", steps.IsArray ? steps.WithItems([.. steps.Items.Select(Stages)]) : Stages(steps));

        SchemeValue Stages(SchemeValue stages) => Each(stages, Forget, (stage, choice) => stage == "weight" ? Judged(choice, nodes) : choice);
    }

    /// <summary>The weight step with the judgements that are left of each node's.</summary>
    SchemeValue Judged(SchemeValue weight, List<SchemeValue> nodes)
    {
        // The choice itself is every node's; judgements in it can only be meant for a node that has no other beside it.
        if (nodes is [var only]) weight = JudgementRemoval.Of(weight, Feeding(only), gone);
        if (weight.Find("overrides") is not { IsObject: true } overrides) return weight;
        return weight.With("overrides", overrides.WithMembers([.. overrides.Members.Select(member =>
            (member.Key, nodes.Find(node => CodeOf(node) == member.Key) is { } node ? JudgementRemoval.Of(member.Value, Feeding(node), gone) : member.Value))]));
    }

    /// <summary>The nodes that have children, parents first.</summary>
    static IEnumerable<SchemeValue> Nodes(SchemeValue node) =>
        node.Find("children") is { IsArray: true } children ? children.Items.SelectMany(Nodes).Prepend(node) : [];

    static List<string> Feeding(SchemeValue node) =>
        [.. node.Find("children")!.Items.Where(child => child.Find("feeds_parent") is not { Kind: System.Text.Json.JsonValueKind.False }).Select(CodeOf).OfType<string>()];

    /// <summary>A node without what is wanted gone; null when nothing below it is left.</summary>
    SchemeValue? Without(SchemeValue node, HashSet<string> wanted)
    {
        if (CodeOf(node) is { } code && wanted.Contains(code)) return Gone(node);
        if (node.Find("children") is not { IsArray: true, Items.Count: > 0 } children) return node;
        var left = children.Items.Select(child => Without(child, wanted)).OfType<SchemeValue>().ToList();
        return left.Count == 0 ? Gone(node) : node.With("children", children.WithItems(left));
    }

    SchemeValue? Gone(SchemeValue node)
    {
        foreach (var code in Codes(node)) gone.Add(code);
        if (node.Find("children") is not null) goneNodes.UnionWith(NodeCodes(node));
        return null;
    }

    /// <summary>Takes what is gone out of the options of a step, its overrides, or a node's aggregation.</summary>
    SchemeValue Forget(SchemeValue value)
    {
        if (!value.IsObject) return value.IsArray ? value.WithItems([.. value.Items.Select(Forget)]) : value;
        return Each(value, member => Forget(member), (key, member) =>
            key == "overrides" ? member.Without(goneNodes.Contains) : NumberByName.Contains(key) ? member.Without(gone.Contains) : member);
    }

    static SchemeValue Each(SchemeValue value, Func<SchemeValue, SchemeValue> change, Func<string, SchemeValue, SchemeValue>? first = null) =>
        value.IsObject ? value.WithMembers([.. value.Members.Select(member => (member.Key, change(first?.Invoke(member.Key, member.Value) ?? member.Value)))]) : value;

    static string? CodeOf(SchemeValue node) =>
        (node.IsString ? node : node.Find("indicator") ?? node.Find("code")) is { IsString: true } code ? code.Text : null;

    static IEnumerable<string> Codes(SchemeValue node) =>
        (node.Find("children")?.Items ?? []).SelectMany(Codes).Prepend(CodeOf(node)).OfType<string>();

    /// <summary>Codes of nodes and publications, which only steps on nodes name.</summary>
    static IEnumerable<string> NodeCodes(SchemeValue node)
    {
        if (node.Find("children") is not { } children) return [];
        var publications = (node.Find("publish")?.Items ?? []).Select(CodeOf);
        return children.Items.SelectMany(NodeCodes).Concat(publications.Prepend(CodeOf(node)).OfType<string>());
    }
}
