using Scoring.Methods;
using Scoring.Schemes.Reading;

namespace Scoring.Schemes;

/// <summary>A scheme together with its words, bases merged in: what variants of it are made from. Immutable.</summary>
public sealed class SchemeSource
{
    SchemeSource(Scheme scheme, SchemeValue words) => (Scheme, Words) = (scheme, words);

    /// <summary>The scheme.</summary>
    public Scheme Scheme { get; }

    /// <summary>Its words.</summary>
    internal SchemeValue Words { get; }

    /// <summary>Reads a scheme as <see cref="SchemeReader.Read(string, string?, Func{string, string}?)"/> does.</summary>
    /// <param name="json">The scheme's text.</param>
    /// <param name="file">Its file as the user named it, for messages; null = there is none.</param>
    /// <param name="loadBase">Gives the text of a base scheme; null = no scheme may extend another.</param>
    /// <exception cref="ScoringException">Anything is wrong with the scheme: every fault at once.</exception>
    public static SchemeSource Read(string json, string? file = null, Func<string, string>? loadBase = null)
    {
        var (scheme, words) = SchemeReader.ReadSource(json, file, loadBase, MethodCatalogue.Of);
        return new SchemeSource(scheme, words);
    }
}
