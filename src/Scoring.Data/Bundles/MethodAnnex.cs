using System.Text.Encodings.Web;
using System.Text.Json;
using Scoring.Evaluating;
using Scoring.Methods;
using Scoring.Schemes;
using Scoring.Schemes.Writing;

namespace Scoring.Data.Bundles;

/// <summary>What the method annexes of publications say: options as they were chosen, methods in use, parameters that were fitted.</summary>
static class MethodAnnex
{
    static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The options of a choice in one line, defaults included.</summary>
    public static string Options(MethodChoice choice)
    {
        var json = ChoiceWriter.Write(choice);
        json.Remove("method");
        return string.Join("; ", json.Select(option => $"{option.Key} {option.Value?.ToJsonString(Json) ?? "–"}"));
    }

    /// <summary>The methods that a scheme uses anywhere, each once, in the order of the steps.</summary>
    public static IEnumerable<MethodDefinition> MethodsOf(Scheme scheme) =>
        scheme.Steps.SelectMany(step => step.Overrides.Values.Prepend(step.Choice))
            .Concat(scheme.Framework.TopDown().SelectMany(node => node.Then.Concat(node.Publish.SelectMany(publication => publication.Then))))
            .Select(choice => choice.Method).DistinctBy(method => (method.Stage, method.Name));

    /// <summary>What was fitted for an indicator in a calendar year, a line per step; weights aside.</summary>
    public static IEnumerable<string> Fitted(IReadOnlyList<StepRecord> records, string code, int year) =>
        from record in records
        from entry in record.Fitted
        where record.Kind is not StepKind.Weight && entry.Code == code && (entry.Year ?? year) == year
        select Line(record, entry);

    static string Line(StepRecord record, FittedEntry entry)
    {
        var parameters = entry.Scale.Parameters.Select(parameter => FormattableString.Invariant($"{parameter.Name} {parameter.Value:G6}"));
        if (entry.Scale.Sorted.Length > 0) parameters = parameters.Append(FormattableString.Invariant($"n {entry.Scale.Sorted.Length}"));
        return $"{record.Kind.Key()}{(entry.Group is null ? "" : $" {entry.Group}")}: {string.Join(", ", parameters)}";
    }
}
