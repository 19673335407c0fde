using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Scoring.Report.Rendering;

/// <summary>Renders components to static HTML. Text stays text; letters of every script are written as they are.</summary>
/// <remarks>A renderer keeps what it rendered until it is disposed: take a new one for every batch of pages.</remarks>
sealed class PageRenderer : IDisposable
{
    readonly ServiceProvider services;
    readonly HtmlRenderer renderer;

    public PageRenderer()
    {
        services = new ServiceCollection().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();
        renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
    }

    /// <summary>Renders a component.</summary>
    /// <typeparam name="T">The component.</typeparam>
    /// <param name="output">Takes the HTML.</param>
    /// <param name="parameters">The component's parameters by name.</param>
    public void Render<T>(TextWriter output, params ReadOnlySpan<(string Name, object? Value)> parameters)
        where T : IComponent
    {
        var given = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in parameters) given[name] = value;
        // Components render synchronously: nothing they show is waited for.
        renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(given));
            root.WriteHtmlTo(output);
        }).GetAwaiter().GetResult();
    }

    /// <summary>Renders a component as UTF-8 without a byte order mark; the stream stays open.</summary>
    public void Render<T>(Stream output, params ReadOnlySpan<(string Name, object? Value)> parameters)
        where T : IComponent
    {
        using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        Render<T>(text, parameters);
    }

    /// <summary>Renders a component to a string.</summary>
    public string Render<T>(params ReadOnlySpan<(string Name, object? Value)> parameters)
        where T : IComponent
    {
        using var output = new StringWriter();
        Render<T>(output, parameters);
        return output.ToString();
    }

    public void Dispose()
    {
        renderer.Dispose();
        services.Dispose();
    }
}
