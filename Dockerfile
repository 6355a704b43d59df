# The images' names are arguments, so that each site takes them from the registry it trusts:
#   docker build --build-arg SDK=<registry>/dotnet/sdk:10.0 --build-arg RUNTIME=<registry>/dotnet/aspnet:10.0-noble-chiseled-extra .
ARG SDK=dotnet/sdk:10.0
ARG RUNTIME=dotnet/aspnet:10.0-noble-chiseled-extra

FROM ${SDK} AS build
WORKDIR /src
COPY . .
RUN dotnet publish silo -c Release -o /app -p:RestoreLockedMode=true \
 && mkdir /data

FROM ${RUNTIME}
WORKDIR /app
COPY --from=build /app .
# The app user of the .NET images. The root file system may be read-only; only /data is written.
COPY --from=build --chown=1654:1654 /data /data
USER 1654
ENV ASPNETCORE_URLS=http://0.0.0.0:8080 Storage__DataDirectory=/data DOTNET_EnableDiagnostics=0 TMPDIR=/data
EXPOSE 8080
VOLUME /data
ENTRYPOINT ["dotnet", "EnglishLearning.Silo.dll", "run"]
