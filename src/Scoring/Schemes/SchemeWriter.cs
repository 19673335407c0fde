using System.Text.Json.Nodes;
using Scoring.Methods;
using Scoring.Schemes.Writing;

namespace Scoring.Schemes;

/// <summary>Writes schemes as JSON.</summary>
public static class SchemeWriter
{
    /// <summary>The scheme with every default shown: bases merged in, overrides complete, steps in the order they run.</summary>
    /// <remarks>
    /// Keys stand in one fixed order, lines end in LF, and nothing is escaped that JSON does not demand. Reading the text back gives an equal
    /// scheme, and writing that the same text. Options that are off are left out; a <c>null</c> in an override keeps one off that the step has on.
    /// </remarks>
    public static string Write(Scheme scheme)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        var json = new JsonObject
        {
            ["id"] = scheme.Id,
            ["version"] = scheme.Version,
            ["title"] = PanelMappingWriter.Name(scheme.Title),
            ["panel"] = PanelMappingWriter.Write(scheme.Panel),
            ["tables"] = Tables(scheme),
            ["aggregate_units"] = PanelMappingWriter.Words(scheme.AggregateUnits),
            ["variables"] = new JsonArray([.. scheme.Variables.Select(PanelMappingWriter.Write)]),
            ["identities"] = new JsonArray([.. scheme.Identities.Select(Write)]),
            ["indicators"] = new JsonArray([.. scheme.Indicators.Select(Write)]),
            ["framework"] = Write(scheme.Framework),
            ["steps"] = new JsonArray([.. scheme.Steps.Select(step => new JsonObject { [step.Kind.Key()] = ChoiceWriter.Write(step) })]),
        };
        return JsonPrinter.Print(json);
    }

    static JsonObject Write(Identity identity)
    {
        var json = new JsonObject
        {
            ["code"] = identity.Code,
            ["name"] = PanelMappingWriter.Name(identity.Name),
            ["left"] = identity.Left.Text,
            ["right"] = identity.Right.Text,
            ["tolerance"] = identity.Tolerance,
            ["relative"] = identity.Relative,
        };
        if (identity.Units.Count > 0) json["units"] = PanelMappingWriter.Words(identity.Units);
        return json;
    }

    static JsonObject Tables(Scheme scheme)
    {
        var tables = new JsonObject();
        if (scheme.RosterFile is { } roster) tables["roster"] = roster;
        foreach (var (name, file) in scheme.TableFiles.OrderBy(table => table.Key, StringComparer.Ordinal)) tables[name] = file;
        return tables;
    }

    /// <summary>One indicator.</summary>
    internal static JsonObject Write(Indicator indicator)
    {
        var json = new JsonObject
        {
            ["code"] = indicator.Code,
            ["name"] = PanelMappingWriter.Name(indicator.Name),
            ["unit"] = indicator.Unit,
            ["direction"] = indicator.Direction < 0 ? "-" : "+",
        };
        if (indicator.Value is { } value) json["value"] = value.Text;
        if (indicator.Standard is { } standard) json["standard"] = standard;
        if (indicator.Target is { } target) json["target"] = target;
        if (indicator.Round is { } round) json["round"] = ChoiceWriter.Rounding(round);
        return json;
    }

    /// <summary>A node and all below it.</summary>
    internal static JsonObject Write(Node node)
    {
        if (node.IsLeaf) return new JsonObject { ["indicator"] = node.Code, ["weight"] = node.Weight };
        var json = new JsonObject
        {
            ["code"] = node.Code,
            ["name"] = PanelMappingWriter.Name(node.Name),
            ["weight"] = node.Weight,
        };
        if (node.Then.Count > 0) json["then"] = Then(node.Then);
        if (node.Round is { } round) json["round"] = ChoiceWriter.Rounding(round);
        if (node.Publish.Count > 0) json["publish"] = new JsonArray([.. node.Publish.Select(Write)]);
        json["feeds_parent"] = node.FeedsParent;
        json["children"] = new JsonArray([.. node.Children.Select(Write)]);
        return json;
    }

    static JsonObject Write(Publication publication) => new()
    {
        ["code"] = publication.Code,
        ["name"] = PanelMappingWriter.Name(publication.Name),
        ["then"] = Then(publication.Then),
    };

    static JsonArray Then(IReadOnlyList<MethodChoice> choices) => new([.. choices.Select(choice => ChoiceWriter.Write(choice))]);
}
