namespace EnglishLearning.Silo.Tests.Support;

/// <summary>A content folder with one question, which has no right option.</summary>
public static class BadContent
{
    /// <summary>Where the error is.</summary>
    public const string Error = "bank/a1/grammar-a1-x.md:8: ";

    public static void Write(TestFolder folder) =>
        folder.Write("bank/a1/grammar-a1-x.md", """
            ---
            set: grammar-a1-x
            title: A set
            skill: grammar
            level: A1
            ---

            ## grammar-a1-x-01 (single)

            She ___ here.

            - [ ] is
            - [ ] are

            Penjelasan: "She" memakai is.
            Petunjuk: Lihat subjeknya.

            """);
}
