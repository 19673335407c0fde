using System.CommandLine;

namespace Scoring.Cli;

/// <summary>A command whose help closes with examples that run one after the other, beginning with <c>scoring demo</c>.</summary>
sealed class ExampleCommand(string name, string description, params string[] examples) : Command(name, description)
{
    /// <summary>Whole command lines.</summary>
    public IReadOnlyList<string> Examples { get; } = examples;

    /// <summary>Refuses what looks like an option but is none, which would else be taken for one more file.</summary>
    public ExampleCommand RefusingStrayOptions()
    {
        Validators.Add(result =>
        {
            foreach (var argument in result.Children.OfType<System.CommandLine.Parsing.ArgumentResult>())
                foreach (var token in argument.Tokens.Where(token => token.Value.Length > 1 && token.Value[0] == '-' && !File.Exists(token.Value)))
                    result.AddError($"There is no option '{token.Value}'. There are: {string.Join(", ", Options.Select(option => option.Name))}.");
        });
        return this;
    }

    /// <summary>Prints the examples.</summary>
    public void PrintExamples(TextWriter output)
    {
        output.WriteLine(Examples.Count == 1 ? "Example:" : "Examples:");
        foreach (var example in Examples) output.WriteLine("  " + example);
        output.WriteLine();
    }
}
