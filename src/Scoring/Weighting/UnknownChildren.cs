using Scoring.Findings;
using Scoring.Methods;
using Scoring.Schemes;

namespace Scoring.Weighting;

/// <summary>Finds numbers (multipliers, targets) given for codes that no node would read: they would do nothing without a word.</summary>
static class UnknownChildren
{
    /// <summary>A fault for every such code; what an override inherits from the step is for other nodes too.</summary>
    public static IEnumerable<Finding> In(Step step, Node framework)
    {
        var nodes = framework.TopDown().Where(node => !node.IsLeaf).ToList();
        foreach (var (code, option) in Named(step.Choice))
            if (!nodes.Exists(node => step.For(node.Code).Method.Name == step.Choice.Method.Name && HasChild(node, code)))
                yield return Fault(framework, option, code, nodes.SelectMany(Weighting.Feeding));
        foreach (var node in nodes.Where(node => step.Overrides.ContainsKey(node.Code)))
            foreach (var (code, option) in Named(step.Overrides[node.Code]).Except(Named(step.Choice)))
                if (!HasChild(node, code))
                    yield return Fault(node, option, code, Weighting.Feeding(node));
    }

    static List<(string Code, string Option)> Named(MethodChoice choice) =>
    [
        .. from option in choice.Method.Options
           where option.Type == OptionType.NumberByName
           from code in choice.Options.NumberByName(option.Name).Keys
           select (code, option.Name),
    ];

    static bool HasChild(Node node, string code) => Weighting.Feeding(node).Any(child => child.Code == code);

    static Finding Fault(Node node, string option, string code, IEnumerable<Node> expected) => new()
    {
        Kind = FindingKinds.WeighingUnknownChild,
        Variable = node.Code,
        Found = $"{option}: {code}",
        Expected = string.Join(", ", expected.Select(child => child.Code)),
    };
}
