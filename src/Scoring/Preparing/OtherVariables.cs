using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;

namespace Scoring.Preparing;

/// <summary>The option <c>on</c>: the variables that an imputation learns from.</summary>
static class OtherVariables
{
    public static OptionDefinition Option(Text meaning) => new("on", OptionType.Names, meaning);

    /// <summary>A fault for every name that the panel does not have.</summary>
    public static void Check(Panel panel, OptionSet options, ICollection<Finding> faults)
    {
        foreach (var name in options.Names("on"))
            if (panel.IndexOf(name) < 0)
                faults.Add(new Finding
                {
                    Kind = FindingKinds.ImputeVariableUnknown,
                    Found = name,
                    Expected = string.Join(", ", panel.Variables.Take(20)),
                });
    }

    /// <summary>Indices of the variables named, or of all, in ordinal order of their codes.</summary>
    public static IReadOnlyList<int> Of(Gaps gaps, OptionSet options) => options.Has("on")
        ? [.. gaps.InCodeOrder.Where(variable => options.Names("on").Contains(gaps.Panel.Variables[variable], StringComparer.Ordinal))]
        : gaps.InCodeOrder;
}
