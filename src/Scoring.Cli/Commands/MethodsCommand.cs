using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Scoring.Cli.Terminal;
using Scoring.Methods;

namespace Scoring.Cli.Commands;

/// <summary><c>scoring methods [NAME]</c>: the methods of every stage with formula, source, options, defaults and an example.</summary>
static class MethodsCommand
{
    public static Command Create(Session session)
    {
        var name = new Argument<string?>("name") { Description = "A method, such as min-max, or a stage, such as normalise.", Arity = ArgumentArity.ZeroOrOne };
        var command = new ExampleCommand("methods", "Lists the methods, or shows one with its formula, source, options and defaults.",
            "scoring methods", "scoring methods min-max --lang zh")
        {
            name,
        };
        command.SetAction(parse =>
        {
            var wanted = parse.GetValue(name);
            var methods = MethodCatalogue.All.Where(method => wanted is null || method.Name == wanted || method.Stage.Key() == wanted).ToList();
            if (methods.Count == 0)
            {
                session.Error.WriteLine($"There is no method or stage '{wanted}'. 'scoring methods' lists them all.");
                return ExitCode.BadInput;
            }
            var language = parse.GetValue(Options.Language);
            if (parse.GetValue(Options.Json)) session.Output.WriteLine(Json.Text(writer => WriteJson(writer, methods)));
            else if (wanted is null || methods.All(method => method.Stage.Key() == wanted)) MethodTable.PrintList(methods, session, language);
            else
                foreach (var method in methods)
                    MethodTable.Print(method, session, language);
            return ExitCode.Done;
        });
        return command;
    }

    static void WriteJson(Utf8JsonWriter writer, IEnumerable<MethodDefinition> methods)
    {
        writer.WriteStartArray();
        foreach (var method in methods)
        {
            writer.WriteStartObject();
            writer.WriteString("stage", method.Stage.Key());
            writer.WriteString("method", method.Name);
            Json.WriteText(writer, "summary", method.Summary);
            writer.WriteString("formula", method.Formula);
            writer.WriteString("source", method.Source);
            writer.WriteString("example", method.Example);
            writer.WriteStartArray("options");
            foreach (var option in method.AllOptions)
            {
                writer.WriteStartObject();
                writer.WriteString("name", option.Name);
                writer.WriteString("type", option.Type.ToString().ToLower(CultureInfo.InvariantCulture));
                writer.WriteString("default", MethodTable.Default(option));
                Json.WriteText(writer, "meaning", option.Meaning);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
